using System.CommandLine;
using System.Globalization;
using System.Text;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Cli;

/// <summary>sample: the draw of the second reviewer's records, as the workbench makes it, for anyone who wants to repeat it.</summary>
public static class SampleCommand
{
    public static Command Create(Terminal terminal)
    {
        var seed = new Option<string>("--seed")
        {
            Description = "The seed of the draw: any text without control characters.",
            Required = true
        };
        var share = new Option<decimal?>("--share") { Description = "Share of the records to draw, 0 to 1: 0.2 is 20 %." };
        var count = new Option<string[]>("--count")
        {
            Description =
                "How many records to draw, in place of a share; with --strata as STRATUM=N, once for each stratum that gives any.",
        };
        var strata = new Option<bool>("--strata")
        {
            Description =
            "Each line is an id, a tab and its stratum; the draw is shared among the strata in proportion, by largest remainder."
        };
        var csv = new Option<bool>("--csv")
        {
            Description =
            "Print every record with its hash, rank and whether it is drawn (record,hash,rank,drawn, and stratum)."
        };
        var command = new Command(
            "sample",
            """
            Draw the records that a second reviewer reads too: ids from standard input, one a line; drawn ids to standard output, in rank order.

            Each id is ranked by the SHA-256 of the seed, the byte 0x1F and the id; the first ⌈share × number of ids⌉ are drawn, or as many as --count
            says: draws of later records take what the sample of all records lacks, so that their number is stored with them and not a share of these
            records alone. Neither the order of the ids nor the machine matters. Check one with:
              printf '%s\037%s' "$seed" "$id" | sha256sum
            """) { seed, share, count, strata, csv };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(seed), parsed.GetValue(share), parsed.GetValue(count)
                ?? [], parsed.GetValue(strata), parsed.GetValue(csv),
            terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        string seed, decimal? share, string[] counts, bool stratified, bool asCsv, Terminal terminal, CancellationToken cancellationToken)
    {
        if (share is < 0 or > 1)
            throw new UnusableInputException("--share lies between 0 and 1: 0.2 is 20 %.");
        if (share is null == (counts.Length == 0))
            throw new UnusableInputException("Say how many to draw, either as --share or as --count.");
        var draw = Draw(seed, share, counts, await LinesAsync(terminal.Input, cancellationToken), stratified);
        await using var writer = new StreamWriter(terminal.Output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            leaveOpen: true)
        { NewLine = "\n" };
        if (asCsv)
        {
            DrawCsv.Write(draw, writer);
        }
        else
        {
            foreach (var entry in draw.Drawn)
                await writer.WriteLineAsync(entry.Record.AsMemory(), cancellationToken);
        }

        await terminal.Messages.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{draw.Drawn.Count():N0} of {draw.FrameSize:N0} drawn; {draw.Algorithm}; SHA-256 of the frame as handed in {draw.FrameSha256}"));
        return CommandLine.Success;
    }

    private static RankedDraw Draw(string seed, decimal? share, string[] counts, List<string> lines, bool stratified)
    {
        try
        {
            var frame = stratified ? Stratified(lines) : new SampleFrame(lines);
            return frame.Draw(seed, new DrawStep(share, share is null ? Counts(counts, frame) : null));
        }
        catch (ArgumentException unusable)
        {
            // The parameter's name, which .NET adds, says nothing here.
            throw new UnusableInputException(unusable.Message.Split(" (Parameter", 2)[0]);
        }
    }

    private static List<int> Counts(string[] options, SampleFrame frame)
    {
        var strata = frame.Strata();
        var given = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var option in options)
        {
            // A stratum's name may hold the sign itself.
            var sign = frame.IsStratified ? option.LastIndexOf('=') : -1;
            var name = option[..Math.Max(0, sign)].Trim();
            if (frame.IsStratified && name.Length == 0)
                throw new UnusableInputException($"“{option}”: with --strata, --count is STRATUM=N.");
            if (strata.FirstOrDefault(stratum => stratum.Name == name) is not { } stratum)
                throw new UnusableInputException($"No line has the stratum “{name}”.");
            var most = stratum.Size.ToString(CultureInfo.InvariantCulture);
            if (!int.TryParse(option[(sign + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > stratum.Size)
                throw new UnusableInputException($"“{option}” is no number of records between 0 and {most}.");
            if (!given.TryAdd(name, count))
                throw new UnusableInputException(
                    sign < 0 ? "--count is one number, save with --strata." : $"--count names “{name}” twice.");
        }

        return [.. strata.Select(stratum => given.GetValueOrDefault(stratum.Name))];
    }

    private static SampleFrame Stratified(List<string> lines)
    {
        var parts = lines.ConvertAll(line => line.Split('\t', 2));
        return parts.Find(part => part.Length == 1) is [var alone]
            ? throw new UnusableInputException($"“{alone}” has no stratum: with --strata, each line is an id, a tab and its stratum.")
            : new SampleFrame(parts.ConvertAll(part => part[0].Trim()), parts.ConvertAll(part => part[1].Trim()));
    }

    private static async Task<List<string>> LinesAsync(Stream input, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(input, Encoding.UTF8, leaveOpen: true);
        List<string> ids = [];
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Trim() is { Length: > 0 } id)
                ids.Add(id);
        }

        return ids;
    }
}
