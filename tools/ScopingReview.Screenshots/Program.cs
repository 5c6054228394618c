using Microsoft.Playwright;
using ScopingReview.Screenshots;

// scripts/screenshots starts the demo and this with it: address, directory of the pictures, and the passwords by person.
if (args is not [var address, var directory, ..])
{
    Console.Error.WriteLine("This is started by scripts/screenshots.");
    return 1;
}

var passwords = args[2..].Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
var only = Environment.GetEnvironmentVariable("ONLY");
Directory.CreateDirectory(directory);
using var playwright = await Playwright.CreateAsync();
await using var browser = await playwright.Chromium.LaunchAsync(new()
{
    ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium",
    Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"],
});
var photographer = new Photographer(browser, new Uri(address), directory, passwords);
foreach (var picture in Picture.All.Where(picture => only is null || picture.Name.StartsWith(only, StringComparison.Ordinal)))
    Console.WriteLine(await photographer.TakeAsync(picture));
return 0;
