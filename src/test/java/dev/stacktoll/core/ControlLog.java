package dev.stacktoll.core;

import java.util.ArrayList;
import java.util.List;

/** Stands in for the system control: writes down what instructions ask for. */
final class ControlLog implements CpuControl {
  private final List<String> calls = new ArrayList<>();
  boolean trapsUnaligned;
  boolean trapsDivideByZero;

  void call(String text) {
    calls.add(text);
  }

  void clear() {
    calls.clear();
  }

  String calls() {
    return String.join(" ", calls);
  }

  @Override
  public int readSpecial(int sysm) {
    return 0x5ec1_0000 + sysm;
  }

  @Override
  public void writeSpecial(int sysm, int mask, int value) {
    call("msr:%d:%d:0x%x".formatted(sysm, mask, value));
  }

  @Override
  public void changeProcessorState(boolean disable, boolean i, boolean f) {
    call("cps:%s%s%s".formatted(disable ? "disable" : "enable", i ? ":i" : "", f ? ":f" : ""));
  }

  @Override
  public void supervisorCall(int number) {
    call("svc:" + number);
  }

  @Override
  public void breakpoint(int number) {
    call("bkpt:" + number);
  }

  @Override
  public void waitForInterrupt() {
    call("wfi");
  }

  @Override
  public void waitForEvent() {
    call("wfe");
  }

  @Override
  public void sendEvent() {
    call("sev");
  }

  @Override
  public void exceptionReturn(int excReturn) {
    call("return:0x%x".formatted(excReturn));
  }

  @Override
  public void beforeFp() {}

  @Override
  public boolean trapsUnaligned() {
    return trapsUnaligned;
  }

  @Override
  public boolean trapsDivideByZero() {
    return trapsDivideByZero;
  }

  @Override
  public void checkData(int address, int bytes, boolean write) {}

  @Override
  public void checkUnprivileged(int address, int bytes, boolean write) {
    call("unprivileged:%s:0x%x".formatted(write ? "store" : "load", address));
  }

  @Override
  public long dataCycle(int address, boolean write) {
    return 0;
  }

  @Override
  public Fault busFault(int address, boolean write) {
    return new Fault().of(Fault.Type.PRECISERR, address);
  }
}
