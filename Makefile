# make test   everything: packages where possible, gate, tests, image rebuild
# make run    the whole matrix
# Further targets: make help

SHELL := /bin/sh
JAVA_HOME := $(shell ./stacktoll --print-jdk 2>/dev/null)
export JAVA_HOME

-include firmware/firmware.mk

.DEFAULT_GOAL := help
.PHONY: help test packages verify run format clean fuzz-isa fuzz-robust

help:
	@echo "make test            install what is missing, then gate, tests and image rebuild"
	@echo "make run             measure the whole matrix (same as ./stacktoll run)"
	@echo "make verify          gate and tests only"
	@echo "make fuzz-isa        N=10000000 SEED=2: random instructions against QEMU"
	@echo "make fuzz-robust     damaged ELF files, random firmware, random register accesses"
	@echo "make format          format the Java sources"
	@echo "make third-party     fetch the pinned sources of runtimes and RTOS"
	@echo "make firmware        build all firmware images"
	@echo "make host            build the host runner for this computer"
	@echo "make firmware-check  rebuild all images and compare them bit for bit"

test: packages
	./build-tools/test-all

packages:
	./build-tools/install-packages

verify:
	mvn -B -q verify

format:
	mvn -B -q spotless:apply

# N instructions for each processor, or for TARGET=M4 or M7 alone, from SEED on, against QEMU. CI
# runs 200,000.
N ?= 10000000
SEED ?= 2
TARGET ?=
fuzz-isa:
	mvn -B -q -Dquick test -Dtest=DifferentialTest \
	  -Dstacktoll.fuzz.instructions=$(N) -Dstacktoll.fuzz.seed=$(SEED) \
	  -Dstacktoll.fuzz.target=$(TARGET)
	@cat target/fuzz/isa-*.txt

# Damaged ELF files, firmware of random bytes for each board, random accesses to each board's
# devices. CI runs a few of each.
ELFS ?= 1000000
IMAGES ?= 5000
POKES ?= 2000000
fuzz-robust:
	mvn -B -q -Dquick test \
	  -Dtest=ElfImageTest,MutatedFirmwareTest,RandomFirmwareTest,PokeTest \
	  -Dstacktoll.elf.mutations=$(ELFS) -Dstacktoll.firmware.mutations=$(IMAGES) \
	  -Dstacktoll.random.firmware=$(IMAGES) -Dstacktoll.pokes=$(POKES)
	@cat target/surefire-reports/*.txt

run:
	./stacktoll run

clean:
	rm -rf target build
