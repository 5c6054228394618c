using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ScopingReview.Domain.Ranking;

namespace ScopingReview.Cli;

/// <summary>simulate: what priority screening would have done on records that were labelled already.</summary>
public static class SimulateCommand
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "CSV with the columns title and abstract, and one of labels; keywords where there are any. - is standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var label = new Option<string>("--label") { Description = "The column of labels: 1 relevant, 0 not.", Required = true };
        var seed = new Option<string>("--seed")
        {
            Description = "Seeds with commas between them; each decides on which two records are known beforehand.",
            DefaultValueFactory = _ => "0",
        };
        var model = new Option<string>("--model")
        {
            Description = "elas-u4, the default of ASReview LAB 3, or modified: keywords are read as well.",
            DefaultValueFactory = _ => "elas-u4",
        };
        model.AcceptOnlyFromAmong("elas-u4", "modified");
        var target = new Option<decimal>("--target")
        {
            Description = "The recall that the stopping rules are to reach: 0.95 is 95 %.",
            DefaultValueFactory = _ => 0.95m,
        };
        var share = new Option<decimal>("--share")
        {
            Description = "Share of the records in the second reviewer's random sample, by which the rule of the control set goes.",
            DefaultValueFactory = _ => 0.2m,
        };
        var json = new Option<bool>("--json") { Description = "Print JSON: an array with an object a file and seed." };
        var command = new Command(
            "simulate",
            """
            Replay a labelled set in the order of priority screening: how early the relevant records would have been found, and when each rule would have advised to stop.

            Known beforehand are the relevant and the irrelevant record whose SHA-256 of the seed, the byte 0x1F and the position (from 0) is smallest. After each record the model learns anew, until all relevant ones are found. Loss, NDCG, WSS@95 and recall at 10 % are of the order without those two; the rules are asked every 20 records.
            """) { files, label, seed, model, target, share, json };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(files), parsed.GetRequiredValue(label), Seeds(parsed.GetValue(seed)),
            new Settings(parsed.GetValue(model) ?? "", Target(parsed.GetValue(target)), Share(parsed.GetValue(share))),
            parsed.GetValue(json), terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        string[] files, string label, string[] seeds, Settings settings, bool asJson, Terminal terminal,
            CancellationToken cancellationToken)
    {
        List<LabelledTable> tables = [.. files.Select(file => LabelledTable.Read(file, label, terminal))];
        await using var writer = new StreamWriter(terminal.Output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            leaveOpen: true)
        { NewLine = "\n" };
        List<SimulationReport> reports = [];
        foreach (var table in tables)
        {
            if (table.WithoutText > 0)
                await terminal.Messages.WriteLineAsync(
                    string.Create(CultureInfo.InvariantCulture,
                        $"{table.Name}: {table.WithoutText:N0} of {table.Texts.Count:N0} records have neither title nor abstract; nothing is known of them, and they are ranked so."));
            foreach (var report in Reports(table, seeds, settings, cancellationToken))
            {
                reports.Add(report);
                if (!asJson)
                    await writer.WriteAsync(report.Text().AsMemory(), cancellationToken);
            }
        }

        if (asJson)
            await writer.WriteAsync((JsonSerializer.Serialize(reports, _json) + "\n").AsMemory(), cancellationToken);
        return CommandLine.Success;
    }

    private static IEnumerable<SimulationReport> Reports(
        LabelledTable table, string[] seeds, Settings settings, CancellationToken cancellationToken)
    {
        var options = RankingOptions.Of(settings.Model == "modified" ? RankingModelKind.Modified : RankingModelKind.ElasU4);
        var clock = Stopwatch.StartNew();
        var features = TextFeatures.Of(table.Texts, options, cancellationToken);
        var featureSeconds = clock.Elapsed.TotalSeconds;
        if (!features.HasAny)
            throw new UnusableInputException($"{table.Name}: No word stands in the titles and abstracts, so there is nothing to rank by.");
        foreach (var seed in seeds)
        {
            clock.Restart();
            var run = RankingSimulation.Run(features, options, table.Labels, seed, cancellationToken);
            var seconds = clock.Elapsed.TotalSeconds;
            var rules = StoppingReplay.Of(run.Found, run.Sample(seed, settings.Share), known: 1, settings.Target);
            yield return new SimulationReport(
                table.Name, table.Labels.Count, table.Labels.Count(is1 => is1), seed, run.Priors,
                Math.Round(RankingMetrics.Loss(run.Found), 5), Math.Round(RankingMetrics.Ndcg(run.Found), 5),
                Math.Round(RankingMetrics.WorkSaved(run.Found, 0.95m), 4),
                Math.Round(RankingMetrics.RecallAfter(run.Found, run.Found.Count / 10), 4), RankingMetrics.ReadUntil(run.Found, 0.95m),
                run.Fits, Math.Round(seconds, 2), Math.Round(featureSeconds, 2), features.Columns, settings.Model,
                [PrintedRule.Of("controlSet", rules.ControlSet), PrintedRule.Of("tail", rules.Tail)]);
        }
    }

    private static string[] Seeds(string? text)
    {
        var seeds = (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (seeds.Length == 0)
            throw new UnusableInputException("--seed names no seed.");
        return seeds.Any(seed => seed.Any(char.IsControl))
            ? throw new UnusableInputException("A seed holds a control character, which would make what is hashed ambiguous.") : seeds;
    }

    private static int Target(decimal target) => target * 1000 is >= 1 and <= 999 ? (int)(target * 1000)
        : throw new UnusableInputException("--target lies between 0.001 and 0.999: 0.95 is 95 %.");

    private static decimal Share(decimal share) => share is >= 0 and <= 1 ? share
        : throw new UnusableInputException("--share lies between 0 and 1: 0.2 is 20 %.");

    private sealed record Settings(string Model, int Target, decimal Share);
}
