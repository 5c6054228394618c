using System.CommandLine;
using ScopingReview.Domain.Formats;

namespace ScopingReview.Cli;

/// <summary>The options of every command that reads exports: --map, --sheet, --encoding, --issues.</summary>
internal sealed class ReadingOptions
{
    private readonly Option<string[]> _map = new("--map")
    {
        Description = $"Of a table: which column (by name, or number from 1) holds a field. Fields: {ColumnMappings.Fields}.",
        HelpName = "FIELD=COLUMN",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string?> _sheet = new("--sheet")
    {
        Description = "Of an Excel workbook with several sheets: which one to read.",
        HelpName = "NAME",
    };

    private readonly Option<string?> _encoding = new("--encoding")
    {
        Description = $"Read the files in this encoding and not in the one that their bytes speak for: {Names}.",
        HelpName = "NAME",
    };

    private readonly Option<string?> _issues = new("--issues")
    {
        Description = "Write every issue to a CSV: file, line, field, severity, message.",
        HelpName = "FILE",
    };

    private static string Names => string.Join(", ", Enum.GetValues<FileEncoding>().Select(encoding => encoding.Name()));

    public void AddTo(Command command)
    {
        command.Options.Add(_map);
        command.Options.Add(_sheet);
        command.Options.Add(_encoding);
        command.Options.Add(_issues);
    }

    /// <exception cref="UnusableInputException">The encoding is none that is known, or a mapping is wrong.</exception>
    public Reading Of(ParseResult parsed)
    {
        var name = parsed.GetValue(_encoding);
        FileEncoding? encoding = name is null ? null : FileEncodings.Find(name)
            ?? throw new UnusableInputException($"--encoding {name}: Write one of {Names}.");
        return new Reading(
            new TableOptions(new ColumnMappings(parsed.GetRequiredValue(_map)), parsed.GetValue(_sheet), encoding),
            parsed.GetValue(_issues));
    }
}

/// <summary>How the files are read, and where it is told what went wrong.</summary>
/// <param name="Issues">File for the list of issues; null for none.</param>
internal sealed record Reading(TableOptions Tables, string? Issues);
