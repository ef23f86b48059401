package dev.stacktoll.host;

import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.runtime.ExportFunction;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.Parser;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Chicory: WebAssembly interpreted in Java, or compiled to Java bytecode while it is loaded. */
final class ChicoryGuest implements JvmGuest {
  private final String kind;
  private final Instance instance;
  private final ExportFunction init;
  private final ExportFunction bench;
  private final ExportFunction address;

  private ChicoryGuest(String kind, Instance instance) {
    this.kind = kind;
    this.instance = instance;
    init = instance.export("fft_init");
    bench = instance.export("fft_bench");
    address = instance.export("fft_buffer");
  }

  static ChicoryGuest interpreted(byte[] module) {
    return new ChicoryGuest("interpreted", Instance.builder(Parser.parse(module)).build());
  }

  static ChicoryGuest compiled(byte[] module) {
    return new ChicoryGuest(
        "compiled to Java bytecode",
        Instance.builder(Parser.parse(module))
            .withMachineFactory(MachineFactoryCompiler::compile)
            .build());
  }

  @Override
  public void init() {
    init.apply();
  }

  @Override
  public void bench(int passes) {
    bench.apply(passes);
  }

  @Override
  public byte[] buffer() {
    return instance.memory().readBytes((int) address.apply()[0], BUFFER_BYTES);
  }

  @Override
  public String about() {
    return "Chicory %s, %s".formatted(version(), kind);
  }

  /** As Maven left it in the library. */
  private static String version() {
    Properties properties = new Properties();
    try (InputStream in =
        Instance.class.getResourceAsStream(
            "/META-INF/maven/com.dylibso.chicory/runtime/pom.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException _) {
      // a version is not worth a failure
    }
    return properties.getProperty("version", "of unknown version");
  }
}
