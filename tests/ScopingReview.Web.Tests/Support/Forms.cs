using System.Text.RegularExpressions;

namespace ScopingReview.Web.Tests.Support;

/// <summary>Sends a form of a page as a browser does: with the token and the name that the page gave it.</summary>
internal static partial class Forms
{
    public static async Task<HttpResponseMessage> SendFormAsync(
        this HttpClient client, string page, string form, params IEnumerable<(string Name, string Value)> fields)
    {
        var html = await client.GetStringAsync(page);
        var token = TokenPattern().Match(html).Groups["token"].Value;
        Assert.NotEmpty(token);
        using var content = new FormUrlEncodedContent(
            [.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), KeyValuePair.Create("_handler", form),
                KeyValuePair.Create("__RequestVerificationToken", token)]);
        return await client.PostAsync(page, content);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TokenPattern();
}
