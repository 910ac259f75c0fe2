package io.sluice.deploy;

/** What a tool creates for one run, and takes away again. For one thread at a time. */
interface Creation {
  /**
   * Creates it. Interrupting the thread ends the tool, gracefully if it will.
   *
   * @throws io.sluice.model.Trouble if it could not be created wholly; {@link #destroy} is needed
   */
  Given create();

  /**
   * Takes away what {@link #create} created, however far it came; nothing there is fine.
   *
   * @throws io.sluice.model.Trouble if something may still be there
   */
  void destroy();

  /** Whether what is created is never taken away once it is complete. */
  default boolean stays() {
    return false;
  }
}
