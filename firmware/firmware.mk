# Firmware images. Included by the top Makefile; also works alone: make -f firmware/firmware.mk firmware

FIRMWARE_CMAKE = cmake -S firmware -G Ninja -DCMAKE_TOOLCHAIN_FILE=cmake/arm-none-eabi.cmake
WAMRC = build/wamrc/wamrc
HOST_CC = musl-gcc
HOST_CMAKE = cmake -S firmware/host -G Ninja -DCMAKE_C_COMPILER=$(HOST_CC) -DWAMRC=$(abspath $(WAMRC))

.PHONY: third-party wamrc firmware firmware-check host placements

third-party: ## fetch wasm3, WAMR and FreeRTOS from their package registries into third-party/
	firmware/tools/third-party.sh third-party

wamrc: third-party ## build WAMR's ahead-of-time compiler into build/wamrc
	cmake -S firmware/wamrc -B build/wamrc -G Ninja
	ninja -C build/wamrc

firmware: wamrc ## build all firmware images and the host runner, and publish them in images/
	$(FIRMWARE_CMAKE) -B build/firmware -DWAMRC=$(abspath $(WAMRC))
	ninja -C build/firmware
	python3 firmware/tools/check-tail-calls.py build/firmware/nucleo-*-wasm3*-*.elf
	python3 firmware/tools/images.py publish build/firmware images
	$(HOST_CMAKE) -B build/host
	ninja -C build/host
	python3 firmware/tools/images.py publish build/host images

firmware-check: wamrc ## rebuild all images and the host runner from nothing and compare them with images/ bit for bit
	rm -rf build/firmware-check build/host-check
	$(FIRMWARE_CMAKE) -B build/firmware-check -DWAMRC=$(abspath $(WAMRC))
	ninja -C build/firmware-check
	python3 firmware/tools/images.py check build/firmware-check images
	$(HOST_CMAKE) -B build/host-check
	ninja -C build/host-check
	python3 firmware/tools/images.py check build/host-check images

host: wamrc ## build the FFT in all runtimes for this machine into build/host (Linux; HOST_CC=gcc without musl)
	$(HOST_CMAKE) -B build/host
	ninja -C build/host

placements: wamrc ## link native and wasm3 images at other places, into build/placements
	$(FIRMWARE_CMAKE) -B build/firmware -DWAMRC=$(abspath $(WAMRC)) -DPLACEMENTS=ON
	ninja -C build/firmware placements
	rm -rf build/placements && cp -r build/firmware/placements build/placements
