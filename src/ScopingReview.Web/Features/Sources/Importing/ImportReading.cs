using System.Globalization;
using System.Runtime.CompilerServices;
using ScopingReview.Domain.Deduplication;
using ScopingReview.Domain.Formats;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Duplicates.Linking;
using ScopingReview.Web.Features.Shared.Records;

namespace ScopingReview.Web.Features.Sources.Importing;

/// <summary>The records of a file that is imported, in portions, and what they are compared by.</summary>
internal sealed class ImportReading(ImportDraft draft, ImportFile import, int firstNumber)
{
    private const int MostRecords = 400;

    /// <summary>Characters of entries after which a portion ends.</summary>
    private const int MostCharacters = 1_000_000;

    private readonly ImportTally _tally = new();
    private readonly List<RecordFingerprint> _fingerprints = new(import.RecordCount);

    public async IAsyncEnumerable<IReadOnlyList<ImportedRecord>> PortionsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var (portion, characters) = (new List<ImportedRecord>(MostRecords), 0);
        await foreach (var item in BibliographicReader.ReadAsync(draft.Preview!.Format, draft.File!.Rewind(), draft.Table?.Mapping,
            cancellationToken))
        {
            _tally.Add(item);
            if (item is not ReadRecord read)
                continue;
            var record = ImportedRecord.Of(read.Record, import, firstNumber + _tally.Read - 1);
            var row = record.Row;
            _fingerprints.Add(RecordFingerprint.Of(row.Id, row.Number, row.ToBibliographic()) with { File = import.Id });
            portion.Add(record);
            characters += record.Entry.Length;
            if (portion.Count < MostRecords && characters < MostCharacters)
                continue;
            yield return portion;
            (portion, characters) = (new List<ImportedRecord>(MostRecords), 0);
        }

        if (portion.Count > 0)
            yield return portion;
    }

    /// <summary>What was read, when all of it was written.</summary>
    /// <exception cref="InvalidOperationException">The numbers of read, refused, previewed and written do not add up.</exception>
    public StoredRecords Completed(int written)
    {
        if (!_tally.AddsUp || written != _tally.Read || _tally.Read != import.RecordCount || _tally.Refused != import.RefusedCount)
            throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture,
                    $"{written} rows stored, {_tally.Read} read and {_tally.Refused} refused of {_tally.Entries}; ")
                + string.Create(CultureInfo.InvariantCulture, $"previewed {import.RecordCount} and {import.RefusedCount}."));
        return new StoredRecords(import.Id, _fingerprints);
    }
}
