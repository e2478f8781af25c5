package dev.fermata.fuzz;

import dev.fermata.fuzz.ClassFileMap.Span;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** One way to damage a class file. Those from {@link #REFERENCE} on need one that can be read. */
enum Damage {
  BYTE {
    @Override
    byte[] apply(byte[] file, ClassFileMap map, byte[] other, Random random) {
      file[random.nextInt(file.length)] = (byte) random.nextInt(256);
      return file;
    }
  },
  BIT {
    @Override
    byte[] apply(byte[] file, ClassFileMap map, byte[] other, Random random) {
      file[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
      return file;
    }
  },
  TRUNCATION {
    @Override
    byte[] apply(byte[] file, ClassFileMap map, byte[] other, Random random) {
      return Arrays.copyOf(file, random.nextInt(file.length + 1));
    }
  },
  /** Puts a part of another class file, or of this one, in the place of some bytes. */
  SPLICE {
    @Override
    byte[] apply(byte[] file, ClassFileMap map, byte[] other, Random random) {
      byte[] from = random.nextBoolean() ? other : file;
      return splice(file, anywhere(file, random), from, anywhere(from, random));
    }
  },
  /** Another constant, mostly of the same kind. */
  REFERENCE {
    @Override
    byte[] apply(byte[] file, ClassFileMap map, byte[] other, Random random) {
      int at = pick(map.references(), random);
      Integer kind = map.tags().get((int) ByteBuffer.wrap(file).getShort(at));
      boolean same = random.nextInt(4) != 0;
      List<Integer> fitting =
          map.tags().keySet().stream()
              .filter(index -> !same || map.tags().get(index).equals(kind))
              .toList();
      put(file, at, fitting.isEmpty() ? random.nextInt(1 << 16) : pick(fitting, random));
      return file;
    }
  },
  COUNT {
    @Override
    byte[] apply(byte[] file, ClassFileMap map, byte[] other, Random random) {
      put(file, pick(map.counts(), random), odd(random, 16));
      return file;
    }
  },
  LENGTH {
    @Override
    byte[] apply(byte[] file, ClassFileMap map, byte[] other, Random random) {
      if (map.lengths().isEmpty()) {
        return file;
      }
      int at = pick(map.lengths(), random);
      ByteBuffer bytes = ByteBuffer.wrap(file);
      int length = bytes.getInt(at);
      bytes.putInt(at, random.nextBoolean() ? odd(random, 32) : length + random.nextInt(9) - 4);
      return file;
    }
  },
  TEXT {
    private static final String CHARACTERS = "()[;/.<>LVIJZab$\0\200";

    @Override
    byte[] apply(byte[] file, ClassFileMap map, byte[] other, Random random) {
      Span text = pick(map.texts(), random);
      if (text.length() > 0) {
        char character = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
        file[text.begin() + random.nextInt(text.length())] = (byte) character;
      }
      return file;
    }
  },
  CODE {
    @Override
    byte[] apply(byte[] file, ClassFileMap map, byte[] other, Random random) {
      if (!map.code().isEmpty()) {
        Span code = pick(map.code(), random);
        int at = code.begin() + random.nextInt(Math.max(1, code.length()));
        file[at] = (byte) (random.nextBoolean() ? random.nextInt(203) : file[at] + 1);
      }
      return file;
    }
  },
  FLAG {
    @Override
    byte[] apply(byte[] file, ClassFileMap map, byte[] other, Random random) {
      int at = pick(map.flags(), random);
      put(file, at, ByteBuffer.wrap(file).getShort(at) ^ (1 << random.nextInt(16)));
      return file;
    }
  },
  /** Another begin, end or handler of a range. */
  ROW {
    @Override
    byte[] apply(byte[] file, ClassFileMap map, byte[] other, Random random) {
      if (!map.rows().isEmpty()) {
        int from = pick(map.rows(), random) + 2 * random.nextInt(3);
        int to = pick(map.rows(), random) + 2 * random.nextInt(3);
        put(file, to, ByteBuffer.wrap(file).getShort(from));
      }
      return file;
    }
  },
  /** A part of an attribute, often whole, in the place of another's. */
  ATTRIBUTE {
    @Override
    byte[] apply(byte[] file, ClassFileMap map, byte[] other, Random random) {
      return map.attributes().isEmpty() ? file : moved(file, map.attributes(), random);
    }
  },
  /** A field or method in the place of another, or twice, or not at all. */
  MEMBER {
    @Override
    byte[] apply(byte[] file, ClassFileMap map, byte[] other, Random random) {
      return map.members().isEmpty() ? file : moved(file, map.members(), random);
    }
  };

  /**
   * Damages a class file.
   *
   * @param file may be written to
   * @param map of it; null for the first few kinds
   * @param other another class file
   */
  abstract byte[] apply(byte[] file, ClassFileMap map, byte[] other, Random random);

  /** Any way; mostly one that leaves something of a class behind. */
  static Damage any(boolean hasMap, Random random) {
    boolean gently = hasMap && random.nextInt(4) != 0;
    int first = gently ? REFERENCE.ordinal() : 0;
    int end = hasMap ? values().length : REFERENCE.ordinal();
    return values()[first + random.nextInt(end - first)];
  }

  private static byte[] moved(byte[] file, List<Span> spans, Random random) {
    Span to = pick(spans, random);
    Span from = pick(spans, random);
    return switch (random.nextInt(3)) {
      case 0 -> splice(file, to, file, new Span(from.begin(), from.begin()));
      case 1 -> splice(file, new Span(to.end(), to.end()), file, from);
      default -> splice(file, to, file, from);
    };
  }

  private static byte[] splice(byte[] file, Span to, byte[] other, Span from) {
    return ByteBuffer.allocate(file.length - to.length() + from.length())
        .put(file, 0, to.begin())
        .put(other, from.begin(), from.length())
        .put(file, to.end(), file.length - to.end())
        .array();
  }

  private static Span anywhere(byte[] file, Random random) {
    int begin = random.nextInt(file.length + 1);
    int length = random.nextInt(1 + Math.min(64, file.length - begin));
    return new Span(begin, begin + length);
  }

  /** A number that is small, large, negative or at an edge. */
  private static int odd(Random random, int bits) {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(4);
      case 1 -> (1 << (bits - 1)) - random.nextInt(2);
      case 2 -> -1 - random.nextInt(4);
      default -> random.nextInt() >>> random.nextInt(32);
    };
  }

  private static void put(byte[] file, int at, int number) {
    ByteBuffer.wrap(file).putShort(at, (short) number);
  }

  private static <T> T pick(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }
}
