namespace ScopingReview.Domain.Reporting;

/// <summary>All records of a review in the order of their numbers, and where the id of each stands in it.</summary>
internal sealed class PrismaOrder
{
    private readonly Dictionary<Guid, int> _places;

    /// <exception cref="ArgumentException">An id is there twice.</exception>
    public PrismaOrder(IReadOnlyList<PrismaRecord> ordered)
    {
        Ids = new Guid[ordered.Count];
        _places = new(ordered.Count);
        for (var place = 0; place < Ids.Length; place++)
        {
            Ids[place] = ordered[place].Id;
            if (!_places.TryAdd(Ids[place], place))
                throw new ArgumentException($"A record is given twice: {Ids[place]}.", nameof(ordered));
        }
    }

    public Guid[] Ids { get; }

    /// <summary>Null for an id of no record.</summary>
    public int? PlaceOf(Guid id) => _places.TryGetValue(id, out var place) ? place : null;
}
