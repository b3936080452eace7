package org.ecluse.vault.shelf;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.LocalDate;
import org.ecluse.vault.Attic;
import org.ecluse.vault.ObjectStore;

/** Counts every call to a store and its attic, and lets something happen before any of them. */
public final class Steps {

  /** What happens before the step of this number, from 1. */
  public interface Happening {
    void before(int step) throws Exception;
  }

  private final ObjectStore store;
  private final Attic attic;
  private final long later;
  private final Happening happening;
  private int step;

  /**
   * @param later so many days the attic says it is later than it is
   */
  public Steps(ObjectStore store, Attic attic, long later, Happening happening) {
    this.store = store;
    this.attic = attic;
    this.later = later;
    this.happening = happening;
  }

  public ObjectStore store() {
    return over(ObjectStore.class, store);
  }

  public Attic attic() {
    return over(Attic.class, attic);
  }

  public int taken() {
    return step;
  }

  private <T> T over(Class<T> kind, T target) {
    return kind.cast(
        Proxy.newProxyInstance(
            kind.getClassLoader(),
            new Class<?>[] {kind},
            (proxy, method, arguments) -> take(target, method, arguments)));
  }

  private Object take(Object target, Method method, Object[] arguments) throws Throwable {
    happening.before(++step);
    try {
      Object result = method.invoke(target, arguments);
      return result instanceof LocalDate day ? day.plusDays(later) : result;
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
