using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace ScopingReview.Browser.Tests.Support;

/// <summary>
/// axe-core, put into a page once rather than at every look, and asked for nothing but what is grave: half a megabyte of script and as much
/// of answers each time made half of the browser tests' run time.
/// </summary>
internal static class Axe
{
    private const string Run =
        """
        async ({ only, without, within }) => (await axe.run(within ?? document, {
          resultTypes: ["violations"], ...(only ? { runOnly: { type: "rule", values: only } } : {}),
          rules: Object.fromEntries((without ?? []).map(rule => [rule, { enabled: false }])) })).violations
          .filter(violation => violation.impact === "serious" || violation.impact === "critical")
          .map(violation => `${violation.impact} ${violation.id}: ${violation.help}\n    ${violation.nodes.slice(0, 5).map(node => node.html).join("\n    ")}`)
        """;

    private static readonly Lazy<Task<string>> Script = new(ReadAsync);

    /// <summary>What is serious or critical, in words; by these rules alone, or by all but some.</summary>
    /// <param name="within">Selects the part that is looked at; null for the whole page.</param>
    public static async Task<string[]> GraveAsync(
        IPage page, string[]? only = null, string[]? without = null, string? within = null)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
            await page.EvaluateAsync(await Script.Value);
        return await page.EvaluateAsync<string[]>(Run, new { only, without, within });
    }

    private static async Task<string> ReadAsync()
    {
        using var reader = new StreamReader(
            typeof(AxeResult).Assembly.GetManifestResourceStream("Deque.AxeCore.Commons.Resources.axe.min.js")!);
        // Nothing to hand back.
        return await reader.ReadToEndAsync() + "\n;undefined";
    }
}
