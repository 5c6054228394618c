using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Cli;

/// <summary>agreement: every statistic of the workbench's agreement page, from a table of verdicts.</summary>
public static class AgreementCommand
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE")
        {
            Description =
            "CSV with the columns record, reviewer1, reviewer2, …; each cell is include, exclude, maybe or empty. - is standard input."
        };
        var maybe = new Option<string>("--maybe")
        {
            Description =
            "What a maybe is taken for: include, exclude, or own, a category of its own (3×3).",
            DefaultValueFactory = _ => "own"
        };
        maybe.AcceptOnlyFromAmong("include", "exclude", "own");
        var json = new Option<bool>("--json") { Description = "Print JSON; what cannot be estimated is null." };
        var command = new Command(
            "agreement",
            """
            Agreement of reviewers who decided independently, from a CSV of their verdicts.

            Two reviewers: table, percent agreement, Cohen's κ (SE after Fleiss, Cohen and Everitt 1969), PABAK, Gwet's AC1, positive and negative agreement, prevalence and bias index. More: Fleiss' κ and AC1 over all, and each pair. Records without a verdict of everybody asked are left out and counted. Without any maybe the table is 2×2. What cannot be estimated is said to be so, never 0.
            """) { file, maybe, json };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetRequiredValue(file), Handling(parsed.GetValue(maybe)), parsed.GetValue(json), terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        string file, MaybeHandling maybe, bool asJson, Terminal terminal, CancellationToken cancellationToken)
    {
        var report = AgreementReport.Of(VerdictTable.Read(file, terminal), maybe);
        await using var writer = new StreamWriter(terminal.Output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            leaveOpen: true)
        { NewLine = "\n" };
        // With two reviewers their one pair is the whole report.
        var text = asJson ? JsonSerializer.Serialize<object>(report.All is null ? report.Pairs[0] : report, _json) + "\n"
            : AgreementText.Of(report);
        await writer.WriteAsync(text.AsMemory(), cancellationToken);
        return CommandLine.Success;
    }

    private static MaybeHandling Handling(string? word) => word switch
    {
        "include" => MaybeHandling.CountsAsInclude,
        "exclude" => MaybeHandling.CountsAsExclude,
        _ => MaybeHandling.OwnCategory,
    };
}
