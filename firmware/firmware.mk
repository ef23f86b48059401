# Firmware images. Included by the top Makefile; also works alone: make -f firmware/firmware.mk firmware

FIRMWARE_CMAKE = cmake -S firmware -G Ninja -DCMAKE_TOOLCHAIN_FILE=cmake/arm-none-eabi.cmake
WAMRC = build/wamrc/wamrc

.PHONY: third-party wamrc firmware firmware-check host

third-party: ## fetch wasm3, WAMR and FreeRTOS from their package registries into third-party/
	firmware/tools/third-party.sh third-party

wamrc: third-party ## build WAMR's ahead-of-time compiler into build/wamrc
	cmake -S firmware/wamrc -B build/wamrc -G Ninja
	ninja -C build/wamrc

firmware: wamrc ## build all firmware images and publish them in images/
	$(FIRMWARE_CMAKE) -B build/firmware -DWAMRC=$(abspath $(WAMRC))
	ninja -C build/firmware
	python3 firmware/tools/check-tail-calls.py build/firmware/nucleo-*-wasm3*-*.elf
	python3 firmware/tools/images.py publish build/firmware images

firmware-check: wamrc ## rebuild all images from nothing and compare them with images/ bit for bit
	rm -rf build/firmware-check
	$(FIRMWARE_CMAKE) -B build/firmware-check -DWAMRC=$(abspath $(WAMRC))
	ninja -C build/firmware-check
	python3 firmware/tools/images.py check build/firmware-check images

host: wamrc ## build the FFT for this machine, one executable a runtime, into build/host (x86-64 Linux)
	cmake -S firmware/host -B build/host -G Ninja -DWAMRC=$(abspath $(WAMRC))
	ninja -C build/host
