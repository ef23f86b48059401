package dev.stacktoll.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

public final class FuzzIsa {
  public static void main(String[] args) throws IOException {
    Target target = Target.valueOf(args[0]);
    int n = Integer.parseInt(args[1]);
    long seed = Long.parseLong(args[2]);
    int per = Integer.parseInt(args[3]);
    Path folder = Files.createTempDirectory("fuzz");
    SplittableRandom random = new SplittableRandom(seed);
    UnitMaker maker = new UnitMaker(target, random);
    State state = State.random(random);
    List<Unit> units = new ArrayList<>();
    int count = 0;
    while (count < n) {
      Unit u = maker.next();
      units.add(u);
      count += u.instructions();
    }
    Image image = new Image(target, state, units, per);
    Files.write(Path.of("/tmp/fuzz.elf"), image.elf());
    long t0 = System.nanoTime();
    var ours = new Ours(target).run(image);
    long t1 = System.nanoTime();
    var theirs = new Qemu(target, folder, 60).run(image);
    long t2 = System.nanoTime();
    System.out.println(units.size() + " units " + image.stretches().size() + " stretches, ours "
        + (t1 - t0) / 1000000 + " ms " + ours.map(l -> l.length / Record.BYTES) + " qemu " + (t2 - t1) / 1000000 + " ms " + theirs.map(l -> l.length / Record.BYTES));
    if (ours.isEmpty() || theirs.isEmpty()) {
      System.out.println(Files.readString(folder.resolve("messages")));
      return;
    }
    int shown = 0;
    for (int i = 0; i < image.stretches().size() && shown < 12; i++) {
      Record a = Record.read(ours.get(), i);
      Record b = Record.read(theirs.get(), i);
      List<Integer> d = a.differences(b);
      if (i > 0) {
        d = new ArrayList<>(d);
        d.removeAll(Record.read(ours.get(), i - 1).differences(Record.read(theirs.get(), i - 1)));
      }
      if (!d.isEmpty()) {
        shown++;
        System.out.println("stretch " + i);
        for (Unit u : image.units(image.stretches().get(i))) {
          for (Item item : u.items()) {
            System.out.println("   " + (item instanceof Item.Code(var insn) ? insn.op + " " + dev.stacktoll.isa.Disassembler.text(insn, 0) : item));
          }
          System.out.println("   --");
        }
        for (int w : d) {
          System.out.printf("     %s ours %08x qemu %08x before %08x%n", Record.name(w), a.get(w), b.get(w), i > 0 ? Record.read(ours.get(), i - 1).get(w) : 0);
        }
      }
    }
  }
}
