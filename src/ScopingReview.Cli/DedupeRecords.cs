using System.Globalization;
using ScopingReview.Domain.Deduplication;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;

namespace ScopingReview.Cli;

/// <summary>The records of all inputs: their fingerprints, their ids, and themselves only where they are written again.</summary>
internal sealed class DedupeRecords(bool keepsRecords)
{
    /// <summary>So many refusals are named on standard error; --issues has all.</summary>
    public const int RefusalsNamed = 20;

    private int _files;
    private readonly List<RecordFingerprint> _fingerprints = [];
    private readonly List<string> _ids = [];
    private readonly List<BibliographicRecord> _records = [];

    public IReadOnlyList<RecordFingerprint> Fingerprints => _fingerprints;

    public int Count => _fingerprints.Count;

    /// <summary>Entries that no reader understood.</summary>
    public int Refused { get; private set; }

    /// <summary>How many ids more than one record has.</summary>
    public int AmbiguousIds => _ids.CountBy(id => id, StringComparer.Ordinal).Count(id => id.Value > 1);

    /// <summary>The id by which the user knows a record: the file's own, else its file and position in it.</summary>
    public string IdOf(int index) => _ids[index];

    public BibliographicRecord Record(int index) => _records[index];

    /// <summary>The place of a record among all, from 0.</summary>
    public static int IndexOf(Guid id) => BitConverter.ToInt32(id.ToByteArray().AsSpan(0, 4)) - 1;

    /// <summary>Reads a file; each refused entry is named on standard error, the first ones in words.</summary>
    public async Task ReadAsync(string name, Reading reading, IssueList issues, Terminal terminal, CancellationToken cancellationToken)
    {
        await foreach (var file in InputFiles.OpenAsync(name, reading.Tables, terminal, cancellationToken: cancellationToken))
        {
            await using var open = file;
            var fileKey = new Guid(++_files, 0, 0, new byte[8]);
            var shortName = name == "-" ? file.Name : Path.GetFileName(file.Name);
            await foreach (var item in file.ReadAsync(cancellationToken))
            {
                issues.Add(file.Name, item);
                if (item is RefusedEntry refused && ++Refused <= RefusalsNamed)
                    await terminal.Messages.WriteLineAsync($"{shortName}: {refused.Issue}");
                else if (item is ReadRecord read)
                    Add(shortName, fileKey, read.Record);
            }
        }
    }

    private void Add(string file, Guid fileKey, BibliographicRecord record)
    {
        var number = _fingerprints.Count + 1;
        _fingerprints.Add(RecordFingerprint.Of(new Guid(number, 0, 0, new byte[8]), number, record) with { File = fileKey });
        _ids.Add(record.SourceRecordId ?? string.Create(CultureInfo.InvariantCulture, $"{file}:{record.PositionInFile}"));
        // The text of the entry is not needed again, and is the larger part of a record.
        if (keepsRecords)
            _records.Add(record with { RawText = "" });
    }
}
