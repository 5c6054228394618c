using System.CommandLine;
using System.Text;
using ScopingReview.Domain.Formats;

namespace ScopingReview.Cli;

/// <summary>convert: reads exports of any known format and writes their records as RIS, CSV or JSON.</summary>
public static class ConvertCommand
{
    private const string Help = """
        Read bibliographic exports and write all their records as one RIS, CSV or JSON file.

        Formats are recognised by content, never by file name: RIS, MEDLINE/nbib (PubMed, Ovid, ERIC), PubMed XML, EndNote XML,
            tagged and tab
        delimited, BibTeX, Web of Science tagged, Ovid plain text, RefWorks tagged, CSL JSON, ICTRP XML, Zotero RDF,
            and tables with commas, semicolons
        or tabs or in Excel workbooks (Scopus, PubMed, Rayyan, Covidence, Embase, ASReview, ERIC, Web of Science, Dimensions, Lens,
            EBSCO, Zotero, or
        any other once its columns are mapped). A ZIP archive stands for the exports in it.

        No entry is lost silently: each one becomes a record or is refused with its line and the reason. Standard error gets a line per file; the exit
        code is 0 also when single entries were refused, 2 when a file is missing, is no bibliographic export or an option is wrong.

          scopingreview convert pubmed.nbib scopus.csv wos.txt --to ris -o all.ris
          scopingreview convert export.bib --to csv -o records.csv --issues issues.csv
          scopingreview convert studies.csv --map title="Study name" --map year=3 --to json > records.json
        """;

    public static Command Create(Terminal terminal)
    {
        var inputs = new Argument<string[]>("INPUT")
        {
            Description = "Files to read; - is standard input.",
            Arity = ArgumentArity.OneOrMore
        };
        var to = new Option<string>("--to") { Description = "What to write.", DefaultValueFactory = _ => "ris" }.AcceptOnlyFromAmong("ris",
            "csv", "json");
        var output = new Option<string>("--output", "-o")
        {
            Description = "File to write; - is standard output.",
            HelpName = "FILE",
            DefaultValueFactory = _ => "-"
        };
        var reading = new ReadingOptions();
        var raw = new Option<bool>(
            "--raw")
        { Description = "In CSV: no apostrophe before text that a spreadsheet would take for a formula." };
        var json = new Option<bool>(
            "--json")
        { Description = "Summary as JSON, on standard output when the records go to a file, else on standard error." };
        var command = new Command("convert", Help) { inputs, to, output, raw, json };
        reading.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new ConvertOptions(parsed.GetRequiredValue(inputs), parsed.GetRequiredValue(to), parsed.GetRequiredValue(output),
                reading.Of(parsed), parsed.GetValue(raw), parsed.GetValue(json)),
            terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ConvertOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        await CheckAsync(options, terminal, cancellationToken);
        await using var output = new RecordOutput(options.To, options.Output, options.Raw, terminal);
        await using var issues = new IssueList(options.Reading.Issues);
        var files = new List<FileSummary>();
        foreach (var name in options.Inputs)
        {
            await foreach (var file in InputFiles.OpenAsync(name, options.Reading.Tables, terminal, cancellationToken: cancellationToken))
            {
                await using (file)
                    files.Add(await ConvertAsync(file, output, issues, cancellationToken));
                if (!options.Json)
                    await terminal.Messages.WriteLineAsync(ConvertSummary.Sentence(file.FormatName, files[^1]));
            }
        }

        await output.CompleteAsync();
        await SayAsync(new ConvertSummary(files, options.Output, output.Count), options, terminal);
        return CommandLine.Success;
    }

    private static async Task<FileSummary> ConvertAsync(
        InputFile file, RecordOutput output, IssueList issues, CancellationToken cancellationToken)
    {
        var tally = new ImportTally();
        await foreach (var item in file.ReadAsync(cancellationToken))
        {
            tally.Add(item);
            issues.Add(file.Name, item);
            if (item is ReadRecord read)
                await output.WriteAsync(read.Record, cancellationToken);
        }

        return FileSummary.Of(file, tally);
    }

    /// <summary>Looks at every file before anything is written, so that a wrong name leaves nothing half done.</summary>
    private static async Task CheckAsync(ConvertOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        if (options.Inputs.Count(name => name == "-") > 1)
            throw new UnusableInputException("Standard input (-) can be read once only.");
        foreach (var name in options.Inputs.Where(name => name != "-"))
        {
            await foreach (var file in InputFiles.OpenAsync(name, options.Reading.Tables, terminal, isQuiet: true, cancellationToken))
                await file.DisposeAsync();
            if (options.Output != "-" && Path.GetFullPath(name) == Path.GetFullPath(options.Output))
                throw new UnusableInputException(
                    $"{name}: The file would be written over while it is read. Choose another name for the output.");
        }
    }

    private static async Task SayAsync(ConvertSummary summary, ConvertOptions options, Terminal terminal)
    {
        if (!options.Json)
        {
            if (summary.Files.Count > 1)
                await terminal.Messages.WriteLineAsync(
                    $"{ConvertSummary.Count(summary.Written, "record")} written from {summary.Files.Count} files.");
        }
        else if (options.Output == "-")
        {
            await terminal.Messages.WriteLineAsync(summary.ToJson());
        }
        else
        {
            await terminal.Output.WriteAsync(Encoding.UTF8.GetBytes(summary.ToJson() + "\n"));
        }
    }

    private sealed record ConvertOptions(
        IReadOnlyList<string> Inputs, string To, string Output, Reading Reading, bool Raw, bool Json);
}
