package dev.stacktoll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The list of hot classes against the annotations, and the size of their methods. */
final class HotPathTest {
  /** HotSpot does not compile larger methods (-XX:HugeMethodLimit). */
  private static final int LARGEST_METHOD = 8_000;

  private static final String HOT = "Ldev/stacktoll/core/Hot;";

  private static List<ClassModel> hotClasses() throws IOException {
    try (var files = Files.walk(Path.of("target", "classes", "dev"))) {
      return files
          .filter(f -> f.toString().endsWith(".class"))
          .map(HotPathTest::parse)
          .filter(HotPathTest::isHot)
          .toList();
    }
  }

  private static ClassModel parse(Path file) {
    try {
      return ClassFile.of().parse(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isHot(ClassModel model) {
    return model
        .findAttribute(Attributes.runtimeInvisibleAnnotations())
        .map(a -> a.annotations().stream().anyMatch(x -> x.className().equalsString(HOT)))
        .orElse(false);
  }

  private static String shortName(ClassModel model) {
    return model.thisClass().asInternalName().replace("dev/stacktoll/", "").replace('/', '.');
  }

  @Test
  void listNamesExactlyTheMarkedClasses() throws IOException {
    TreeSet<String> marked = new TreeSet<>();
    hotClasses().stream()
        .map(HotPathTest::shortName)
        .filter(n -> !n.contains("$"))
        .forEach(marked::add);
    TreeSet<String> listed = new TreeSet<>();
    Matcher names =
        Pattern.compile("`((?:core|soc)\\.[A-Z]\\w*)`")
            .matcher(Files.readString(Path.of("docs", "hot-path.md")));
    while (names.find()) {
      listed.add(names.group(1));
    }
    assertEquals(marked, listed);
  }

  @Test
  void noMethodIsTooLargeToBeCompiled() throws IOException {
    int methods = 0;
    for (ClassModel model : hotClasses()) {
      for (MethodModel method : model.methods()) {
        int size =
            method.findAttribute(Attributes.code()).map(code -> code.codeArray().length).orElse(0);
        assertTrue(
            size <= LARGEST_METHOD,
            shortName(model) + "." + method.methodName().stringValue() + " has " + size + " bytes");
        methods++;
      }
    }
    assertTrue(methods > 400, "only " + methods + " methods looked at");
  }
}
