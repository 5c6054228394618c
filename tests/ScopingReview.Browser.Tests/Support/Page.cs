using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ScopingReview.Browser.Tests.Support;

/// <summary>What a person does on any page.</summary>
internal static partial class PageActions
{
    public const string Password = "correct horse 9";

    public static ILocator Button(this IPage page, string name, bool exact = false)
        => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = exact });

    public static ILocator Link(this IPage page, string name, bool exact = false)
        => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = exact });

    public static Task SeeAsync(this IPage page, string text) => page.GetByText(text).First.WaitForAsync();

    public static Task SeeHeadingAsync(this IPage page, string text)
        => page.GetByRole(AriaRole.Heading, new() { Name = text }).First.WaitForAsync();

    /// <summary>Signs in as somebody new, and makes a review; returns its path.</summary>
    public static async Task<string> StartReviewAsync(this IPage lead, RunningApp app, string title)
    {
        var person = Rows.Person("Lena Lead");
        await using (var db = SeededReview.Open(app.ConnectionString))
        {
            db.Add(person);
            await db.SaveChangesAsync();
        }

        await lead.SignInAsync(person.Email!, Password);
        await lead.Link("New review").First.ClickAsync();
        await lead.GetByLabel("Title").FillAsync(title);
        await lead.Button("Start the review").ClickAsync();
        await lead.SeeHeadingAsync("Overview");
        return new Uri(lead.Url).AbsolutePath;
    }

    /// <summary>Chooses files for import once the page listens to its file input; after each choice it has a new one.</summary>
    public static Task ChooseExportsAsync(this IPage page, params IEnumerable<FilePayload> files)
        => page.ChooseFilesAsync("Export files", files);

    /// <summary>Chooses files once the page listens to the input.</summary>
    public static async Task ChooseFilesAsync(this IPage page, string input, params IEnumerable<FilePayload> files)
    {
        await page.WaitForFunctionAsync(
            "label => document.querySelector(`input[aria-label=\"${label}\"]:not(:disabled)`)?._blazorInputFileNextFileId !== undefined",
            input);
        await page.GetByLabel(input, new() { Exact = true }).SetInputFilesAsync(files);
    }

    /// <summary>What the page says of a file that was chosen for import; of several of one name, of the last.</summary>
    public static ILocator FileCard(this IPage page, string file)
        => page.Locator("section.draft")
            .Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = file, Exact = true }) }).Last;

    /// <summary>A file to be chosen.</summary>
    public static FilePayload File(string name, byte[] content)
        => new() { Name = name, MimeType = "application/octet-stream", Buffer = content };

    /// <summary>Opens a list of choices, and takes one.</summary>
    public static async Task ChooseAsync(this IPage page, string list, string choice)
    {
        await page.GetByRole(AriaRole.Combobox, new() { Name = list }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = choice, Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Listbox).WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    /// <summary>Opens a menu, and takes one of its actions.</summary>
    public static async Task ChooseActionAsync(this IPage page, string menu, string action)
    {
        await page.Button(menu, exact: true).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = action, Exact = true }).ClickAsync();
    }

    /// <summary>Opens a step of the review in the navigation on the left.</summary>
    public static async Task OpenStepAsync(this IPage page, string step)
    {
        // The name goes on with what is left and what the step waits for.
        await page.Locator("nav.steps")
            .GetByRole(AriaRole.Link,
                new() { NameRegex = new Regex("^" + Regex.Escape(step), RegexOptions.None, TimeSpan.FromSeconds(1)) }).First.ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = step, Level = 1 }).WaitForAsync();
    }

    public static async Task FillNewAccountAsync(this IPage page, string name, string email)
    {
        await page.GetByLabel("Your name").FillAsync(name);
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password at least").FillAsync(Password);
        await page.GetByLabel("Confirm password").FillAsync(Password);
        await page.Locator("button[type=submit]").ClickAsync();
    }

    public static async Task SignInAsync(this IPage page, string email, string password)
    {
        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(password);
        await page.Button("Sign in").ClickAsync();
        await page.SeeHeadingAsync("Your reviews");
    }

    [GeneratedRegex(@"/account/set-up/[A-Za-z0-9_-]+", RegexOptions.None, 1000)]
    public static partial Regex SetUpLink();
}
