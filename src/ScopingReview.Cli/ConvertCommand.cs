using System.CommandLine;
using System.Globalization;
using ScopingReview.Domain.Formats;

namespace ScopingReview.Cli;

/// <summary>convert: reads exports of any known format and says what is in them.</summary>
public static class ConvertCommand
{
    public static Command Create(Terminal terminal)
    {
        var inputs = new Argument<string[]>("INPUT") { Description = "Files to read, in any known format; - is standard input.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("convert", "Read bibliographic exports of any known format.") { inputs };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(inputs), terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] inputs, Terminal terminal, CancellationToken cancellationToken)
    {
        foreach (var name in inputs)
        {
            var tally = new ImportTally();
            await using var file = await InputFile.OpenAsync(name, terminal, cancellationToken);
            await foreach (var item in file.ReadAsync(cancellationToken))
                tally.Add(item);
            await terminal.Messages.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{name}: {file.Format.Name}, {tally.Read} records, {tally.Refused} refused, {tally.IssueCount} issues"));
        }

        return CommandLine.Success;
    }
}
