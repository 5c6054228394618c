using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Cli;

/// <summary>missed: how many inclusions single screening missed, from plain numbers.</summary>
public static class MissedCommand
{
    private const int Most = 100_000_000;

    private const string Meaning =
        "excluded by the first reviewer, of these drawn for a second reviewer, of these included after all, of the drawn not settled";

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create(Terminal terminal)
    {
        var strata = new Option<string[]>("--stratum")
        {
            Description = $"N,k,m,open: {Meaning}. Once for each share that was drawn.",
            Required = true,
        };
        var what = new Option<string>("--event")
        {
            Description = "What m counts: included (in the review), or passed (title and abstract).",
            DefaultValueFactory = _ => "included",
        };
        what.AcceptOnlyFromAmong("included", "passed");
        var json = new Option<bool>("--json") { Description = "Print JSON; what cannot be estimated is null." };
        var command = new Command(
            "missed",
            """
            How many inclusions single screening missed, from what became of a random sample of what the first reviewer excluded.

            The number missed among the N − k records that one person alone read has the exact hypergeometric 95 % interval: all M
            for which P(X ≤ m) and P(X ≥ m) both exceed 2.5 %, less m. With several strata the intervals, each at 1 − 0.05/H, are
            added. While something is open there are two, with the open ones counted as none and as all.
              scopingreview missed --stratum 12000,2400,8,190
            """) { strata, what, json };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            [.. parsed.GetRequiredValue(strata).Select(Stratum)],
            parsed.GetValue(what) == "passed" ? MissedEvent.PassedTitleAbstract : MissedEvent.IncludedInReview,
            parsed.GetValue(json), terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        IReadOnlyList<MissedStratum> strata, MissedEvent what, bool asJson, Terminal terminal, CancellationToken cancellationToken)
    {
        if (strata.Sum(stratum => (long)stratum.Population) > Most)
        {
            throw new UnusableInputException(
                string.Create(CultureInfo.InvariantCulture, $"The strata hold more than {Most:N0} records together."));
        }

        var report = MissedReport.Of(MissedInclusions.Of(what, strata));
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        await using var writer = new StreamWriter(terminal.Output, encoding, leaveOpen: true);
        var text = asJson ? JsonSerializer.Serialize(report, _json) + "\n" : report.Text();
        await writer.WriteAsync(text.AsMemory(), cancellationToken);
        return CommandLine.Success;
    }

    private static MissedStratum Stratum(string text)
    {
        var numbers = text.Split(',')
            .Select(part => int.TryParse(part, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : (int?)null)
            .ToList();
        if (numbers is not [{ } population, { } drawn, { } found, { } open])
            throw new UnusableInputException($"--stratum {text}: Four whole numbers are needed, as in 12000,2400,8,190: {Meaning}.");
        try
        {
            return new MissedStratum(population, drawn, found, open);
        }
        catch (ArgumentException impossible)
        {
            // The parameter's name, which .NET adds, says nothing here.
            throw new UnusableInputException($"--stratum {text}: {impossible.Message.Split(" (Parameter", 2)[0]}");
        }
    }
}
