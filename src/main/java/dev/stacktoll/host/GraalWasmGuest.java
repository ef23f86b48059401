package dev.stacktoll.host;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.ByteSequence;

/** GraalWasm. It compiles on a GraalVM; on any other JDK it interprets, which its cell says. */
final class GraalWasmGuest implements JvmGuest {
  private final String about;
  private final Value memory;
  private final Value init;
  private final Value bench;
  private final Value address;

  GraalWasmGuest(byte[] module) {
    // Lives as long as the process.
    Context context =
        Context.newBuilder("wasm").option("engine.WarnInterpreterOnly", "false").build();
    about = "GraalWasm, implementation \"" + context.getEngine().getImplementationName() + "\"";
    Source source = Source.newBuilder("wasm", ByteSequence.create(module), "fft").buildLiteral();
    Value exports = context.eval(source).newInstance().getMember("exports");
    memory = exports.getMember("memory");
    init = exports.getMember("fft_init");
    bench = exports.getMember("fft_bench");
    address = exports.getMember("fft_buffer");
  }

  @Override
  public void init() {
    init.executeVoid();
  }

  @Override
  public void bench(int passes) {
    bench.executeVoid(passes);
  }

  @Override
  public byte[] buffer() {
    byte[] bytes = new byte[BUFFER_BYTES];
    memory.readBuffer(address.execute().asInt(), bytes, 0, bytes.length);
    return bytes;
  }

  @Override
  public String about() {
    return about;
  }
}
