// dotnet-ef loads this assembly to find the DbContext of ScopingReview.Web; it is never run by itself.
await Console.Error.WriteLineAsync(
    "Run: dotnet ef migrations add NAME --project src/ScopingReview.Web --startup-project tools/ScopingReview.Migrations --output-dir Data/Migrations");
return 2;
