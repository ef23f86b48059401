package dev.stacktoll.lab;

import dev.stacktoll.BadInput;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Several cells at a time, results in the order of the cells. */
final class Workers {
  private Workers() {}

  /**
   * Applies a task to all.
   *
   * @throws BadInput the first that a task throws
   */
  static <T, R> List<R> inOrder(int jobs, List<T> cells, Function<T, R> task) {
    ExecutorService workers = Executors.newFixedThreadPool(jobs);
    try {
      List<Future<R>> pending = new ArrayList<>();
      for (T cell : cells) {
        pending.add(workers.submit(() -> task.apply(cell)));
      }
      List<R> results = new ArrayList<>();
      for (Future<R> future : pending) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof BadInput badInput) {
        throw badInput;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      workers.shutdownNow();
    }
  }
}
