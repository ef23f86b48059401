# Firmware images. Included by the top Makefile; also works alone: make -f firmware/firmware.mk firmware

FIRMWARE_BUILD ?= build/firmware
FIRMWARE_CMAKE = cmake -S firmware -G Ninja -DCMAKE_TOOLCHAIN_FILE=cmake/arm-none-eabi.cmake

.PHONY: third-party firmware firmware-check

third-party: ## fetch wasm3, WAMR and FreeRTOS from their package registries into third-party/
	firmware/tools/third-party.sh third-party

firmware: third-party ## build all firmware images and publish them in images/
	$(FIRMWARE_CMAKE) -B $(FIRMWARE_BUILD)
	ninja -C $(FIRMWARE_BUILD)
	python3 firmware/tools/check-tail-calls.py $(FIRMWARE_BUILD)/nucleo-*-wasm3*-*.elf
	python3 firmware/tools/images.py publish $(FIRMWARE_BUILD) images

firmware-check: third-party ## rebuild all images from nothing and compare them with images/ bit for bit
	rm -rf build/firmware-check
	$(FIRMWARE_CMAKE) -B build/firmware-check
	ninja -C build/firmware-check
	python3 firmware/tools/images.py check build/firmware-check images
