using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Deduplication;
using ScopingReview.Domain.Records;
using ScopingReview.Web.Data;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Duplicates;

/// <summary>A field of two records side by side.</summary>
public sealed record FieldPair(string Name, IReadOnlyList<string> First, IReadOnlyList<string> Second)
{
    /// <summary>What tells of the export and not of the publication: of course it differs.</summary>
    private static readonly string[] _ofTheExport = ["Database", "Accession number", "Original ID", "Notes", "Links"];

    /// <summary>None where one of the two leaves the field out.</summary>
    public Difference Difference => First.Count == 0 || Second.Count == 0 || IsOfTheExport ? Difference.None
        : TextDifference.Between(Text(First), Text(Second)) is Difference.Words && AgreesByRules ? Difference.Form
        : TextDifference.Between(Text(First), Text(Second));

    /// <summary>The rules read both as the same: "244-58" and "244-258", "Smith, J." and "John Smith".</summary>
    public bool AgreesByRules { get; init; }

    /// <summary>What differs, in words; null where nothing does.</summary>
    public string? InWords => Difference switch
    {
        Difference.Words => "differs",
        Difference.Form when string.Equals(Text(First), Text(Second), StringComparison.OrdinalIgnoreCase) => "same, capitals differ",
        Difference.Form => "same, written differently",
        _ => null,
    };

    public static string Text(IReadOnlyList<string> values) => string.Join("; ", values);

    public bool InOneOnly => First.Count > 0 != Second.Count > 0 && !IsOfTheExport;
    private bool IsOfTheExport => _ofTheExport.Contains(Name, StringComparer.Ordinal);
}

public sealed record PairSide(int Number, string Source, string FileName, int? DuplicateOf);

/// <summary>What speaks for and against two records being the same.</summary>
/// <param name="Reservations">Why the rules do not merge the two whatever the score.</param>
public sealed record PairEvidence(double Score, IReadOnlyList<Evidence> Evidence, IReadOnlyList<string> Reservations);

/// <summary>What a person said of a pair last.</summary>
public sealed record PairSaid(bool Same, string By, DateTimeOffset At);

/// <param name="Merged">One is the duplicate of the other, or both are duplicates of one record.</param>
/// <param name="Because">Why they are merged, in words; null while they are not.</param>
/// <param name="Evidence">Null where the two have nothing in common that could be compared.</param>
public sealed record PairView(
    PairSide First, PairSide Second, IReadOnlyList<FieldPair> Fields, bool Merged, string? Because, PairSaid? Said, PairEvidence? Evidence,
    Membership Me);

public sealed class PairService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access)
{
    /// <summary>Two records side by side; null when one of the numbers does not exist.</summary>
    public async Task<PairView?> GetAsync(Guid reviewId, int firstNumber, int secondNumber, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        var ids = await db.Records.Where(r => r.ReviewId == reviewId && (r.Number == firstNumber || r.Number == secondNumber))
            .Select(r => r.Id).ToListAsync(cancellationToken);
        return ids.Count != 2 ? null : (await PairReader.ReadAsync(db, me, [(ids[0], ids[1])], cancellationToken))[0];
    }
}
