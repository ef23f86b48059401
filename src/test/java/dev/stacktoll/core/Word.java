package dev.stacktoll.core;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.params.converter.ArgumentConverter;
import org.junit.jupiter.params.converter.ConvertWith;

/** A 32-bit value of a test table: decimal, or hexadecimal up to 0xffffffff. */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@ConvertWith(Word.Converter.class)
public @interface Word {
  /** From the text of the table. */
  final class Converter implements ArgumentConverter {
    @Override
    public Object convert(Object source, ParameterContext context) {
      return Long.decode(source.toString().replace("_", "")).intValue();
    }
  }
}
