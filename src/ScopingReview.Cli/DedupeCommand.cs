using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ScopingReview.Domain.Deduplication;

namespace ScopingReview.Cli;

/// <summary>dedupe: which records of one or more exports are the same publication.</summary>
public static class DedupeCommand
{
    private static readonly JsonSerializerOptions _json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    public static Command Create(Terminal terminal)
    {
        var usual = new DuplicateFinderOptions();
        var inputs = new Argument<string[]>("INPUT")
        {
            Description = "Files to read, in any known format; - is standard input.",
            Arity = ArgumentArity.OneOrMore
        };
        var groups = new Option<string?>("--groups")
        {
            Description = "Write every record with its group: record_id,group_id,kept.",
            HelpName = "FILE"
        };
        var pairs = new Option<string?>("--pairs")
        {
            Description =
            "Write every automatic and every review pair with score, decision and evidence.",
            HelpName = "FILE"
        };
        var unique = new Option<string?>("--unique") { Description = "Write the record kept of each group as RIS.", HelpName = "FILE" };
        var reviewBelow = new Option<double>("--review-below")
        {
            Description = "Lower end of what is for review: pairs that score below it are distinct.",
            DefaultValueFactory = _ => usual.ReviewBelow,
            HelpName = "SCORE",
        };
        var autoAbove = new Option<double>("--auto-above")
        {
            Description =
                "Pairs that score this or more are joined automatically, if nothing stands against it; those between the two scores are for review.",
            DefaultValueFactory = _ => usual.AutoAbove,
            HelpName = "SCORE",
        };
        var reading = new ReadingOptions();
        var json = new Option<bool>("--json") { Description = "Print the counts as JSON on standard output." };
        var command = new Command("dedupe",
            "Find duplicates within and between exports. Nothing is merged away: groups name the records, and the one to keep.")
        {
            inputs, groups, pairs, unique, reviewBelow, autoAbove, json,
        };
        reading.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var options = usual with { ReviewBelow = parsed.GetValue(reviewBelow), AutoAbove = parsed.GetValue(autoAbove) };
            if (!(options.ReviewBelow <= options.AutoAbove))
                throw new UnusableInputException("--review-below must not be above --auto-above.");
            var files = new DedupeFiles(parsed.GetValue(groups), parsed.GetValue(pairs), parsed.GetValue(unique));
            return RunAsync(parsed.GetRequiredValue(inputs), reading.Of(parsed), files, options,
                parsed.GetValue(json), terminal, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        string[] inputs, Reading reading, DedupeFiles files, DuplicateFinderOptions options, bool json, Terminal terminal,
        CancellationToken cancellationToken)
    {
        var records = new DedupeRecords(keepsRecords: files.Unique is not null);
        await using (var issues = new IssueList(reading.Issues))
        {
            foreach (var name in inputs)
                await records.ReadAsync(name, reading, issues, terminal, cancellationToken);
        }

        if (records.Refused > DedupeRecords.RefusalsNamed)
            await terminal.Messages.WriteLineAsync("Further entries were refused; --issues FILE lists all of them.");
        var findings = DuplicateFinder.Find(records.Fingerprints, [], options, progress: null, cancellationToken);
        await files.WriteAsync(records, findings, cancellationToken);

        var removed = findings.Clusters.Sum(cluster => cluster.Members.Count - 1);
        var counts = new DedupeCounts(
            records.Count, records.Refused, records.Count - removed, removed, findings.Clusters.Count, findings.AutomaticPairs.Count,
            findings.ReviewPairs.Count, findings.PairsCompared,
            options.ReviewBelow, options.AutoAbove);
        if (json)
            await terminal.Output.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(counts, _json).Append((byte)'\n').ToArray(),
                cancellationToken);
        else
            await terminal.Messages.WriteLineAsync(counts.InWords());
        if (records.AmbiguousIds > 0)
            await terminal.Messages.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture,
                    $"{records.AmbiguousIds} record {(records.AmbiguousIds == 1 ? "id occurs" : "ids occur")} more than once: the files number their records alike."));
        return CommandLine.Success;
    }

    /// <summary>What --json prints.</summary>
    private sealed record DedupeCounts(
        int Records, int Refused, int Unique, int Duplicates, int Groups, int AutomaticPairs, int ReviewPairs, long PairsCompared,
        double ReviewBelow, double AutoAbove)
    {
        public string InWords() => string.Create(
            CultureInfo.InvariantCulture,
            $"{ConvertSummary.Count(Records, "record")}, {Unique} unique; {ConvertSummary.Count(Duplicates, "duplicate")} in {ConvertSummary.Count(Groups, "group")}; {ConvertSummary.Count(ReviewPairs, "pair")} for review{(Refused > 0 ? $"; {Refused} refused" : "")}");
    }
}
