// A test waits for PostgreSQL half of its time: four at once keep two cores busy.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
