namespace ScopingReview.Domain.Records;

/// <summary>
/// Records of a review in an order, and where the id of each stands in it. What is said of all of them is kept by place, without their ids.
/// </summary>
public sealed class RecordPlaces
{
    private readonly Guid[] _ids;
    private readonly Dictionary<Guid, int> _places;

    /// <summary>The order in which the ids are given.</summary>
    /// <exception cref="ArgumentException">An id is there twice.</exception>
    public RecordPlaces(IEnumerable<Guid> ids)
    {
        _ids = [.. ids];
        _places = new(_ids.Length);
        for (var place = 0; place < _ids.Length; place++)
        {
            if (!_places.TryAdd(_ids[place], place))
                throw new ArgumentException($"A record is given twice: {_ids[place]}.", nameof(ids));
        }
    }

    /// <summary>Number of records.</summary>
    public int Count => _ids.Length;

    /// <summary>The id at a place, from 0.</summary>
    public Guid this[int place] => _ids[place];

    /// <summary>The place of an id, from 0; null for an id of no record.</summary>
    public int? PlaceOf(Guid id) => _places.TryGetValue(id, out var place) ? place : null;
}
