// Each test runs an application, a database and a browser of its own; two at once on two cores would only wait for each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
