using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Reporting;

/// <summary>
/// A review in which everything is decided by a hash of the seed: the same seed gives the same review, another one another.
/// </summary>
internal sealed class HashedReview(int seed)
{
    private static readonly RetrievalStatus[] _statuses = [RetrievalStatus.Sought, RetrievalStatus.Retrieved, RetrievalStatus.NotRetrieved];
    public static async Task<MadeReview> MakeAsync(Workbench workbench, int seed)
    {
        var made = await MadeReview.StartAsync(workbench);
        await new HashedReview(seed).FillAsync(made);
        return await made.SaveAsync();
    }

    private async Task FillAsync(MadeReview made)
    {
        List<Guid> records =
        [
            .. await made.SourceAsync(InformationSourceKind.Database, 9), .. await made.SourceAsync(InformationSourceKind.Database, 6),
            .. await made.SourceAsync(InformationSourceKind.Register, 4), .. await made.SourceAsync(InformationSourceKind.Website, 5),
            .. await made.SourceAsync(InformationSourceKind.CitationSearching, 5, screensTitles: true),
            .. await made.SourceAsync(InformationSourceKind.Contact, 3),
        ];
        Guid[] reasons = [made.Reason("Wrong population"), made.Reason("Wrong concept"), made.Reason("Protocol")];
        List<Guid> kept = [];
        foreach (var record in records)
        {
            if (kept.Count > 0 && Chance(record, "duplicate", 30))
            {
                made.Duplicate(record, kept[Pick(record, "of", kept.Count)]);
                continue;
            }
            kept.Add(record);
        }
        List<Guid> previous = [.. Enumerable.Range(0, seed % 3).Select(i => made.Previous(reports: 1 + i))];
        List<Guid> studies = [];
        foreach (var record in records) // Duplicates too: votes on them stay and must not count.
        {
            if (!Chance(record, "unassigned", 10))
                made.ReadTitle(record, VoteOf(record, "first"), Chance(record, "twice", 40) ? VoteOf(record, "second") : null,
                    Chance(record, "promised", 20));
            if (Chance(record, "ruled", 15))
                made.Rule(ScreeningStage.TitleAbstract, record, Chance(record, "ruling", 60) ? Verdict.Include : Verdict.Exclude);
            if (Chance(record, "retrieval", 85))
                made.Retrieve(record, _statuses[Pick(record, "status", 3)]);
            if (Chance(record, "full text", 80))
                made.Read(ScreeningStage.FullText, record, VoteOf(record, "reads"),
                    Chance(record, "read twice", 40) ? VoteOf(record, "rereads") : null,
                    reasons[Pick(record, "reason", 3)], reasons[Pick(record, "second reason", 3)]);
            if (Chance(record, "ruled on full text", 10))
                made.Rule(ScreeningStage.FullText, record, Chance(record, "full text ruling", 50) ? Verdict.Include : Verdict.Exclude,
                    Chance(record, "with reason", 70) ? reasons[0] : null);
            if (studies.Count > 0 && Chance(record, "merged", 20))
                made.Merge(record, studies[Pick(record, "with", studies.Count)]);
            else
                studies.Add(record);
            if (kept.Contains(record) && Chance(record, "removed", 12))
                made.Remove(record, Chance(record, "by a tool", 50) ? RemovalBeforeScreening.Automation : RemovalBeforeScreening.Other,
                    Chance(record, "this detail", 50) ? "One" : "Another");
            if (previous.Count > 0 && Chance(record, "further report", 20))
                made.Further(record, previous[Pick(record, "of", previous.Count)]);
        }
        if (Chance(kept[0], "pair", 50))
            made.Pair(kept[0], kept[1]);
    }

    private Verdict? VoteOf(Guid record, string what)
        => Pick(record, what, 10) switch { < 5 => Verdict.Include, < 8 => Verdict.Exclude, 8 => Verdict.Maybe, _ => null };

    private bool Chance(Guid record, string what, int percent) => Pick(record, what, 100) < percent;

    // Ids differ from run to run: the place in the review is what is hashed.
    private readonly Dictionary<Guid, int> _places = [];

    private int Pick(Guid record, string what, int below)
    {
        if (!_places.TryGetValue(record, out var place))
            _places[record] = place = _places.Count;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{what}/{place}"));
        return (int)(BinaryPrimitives.ReadUInt32BigEndian(hash) % (uint)below);
    }
}
