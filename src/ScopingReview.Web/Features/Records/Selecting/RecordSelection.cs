using ScopingReview.Web.Features.Shared.Records;

namespace ScopingReview.Web.Features.Records.Selecting;

/// <summary>
/// The records that a person has selected in the list: by hand, also across pages, or all that the list holds under its filters.
/// </summary>
public sealed class RecordSelection
{
    private readonly SortedSet<int> _numbers = [];
    private RecordQuery? _all;
    private int _hits;

    /// <summary>Selected by hand; empty where all of a list are.</summary>
    public IReadOnlyCollection<int> Numbers => _numbers;

    public bool IsEmpty => Count == 0;

    public int Count => _all is null ? _numbers.Count : _hits;

    /// <summary>All records of the list, on all pages.</summary>
    public bool IsWholeList => _all is not null;

    public bool Has(int number) => _all is not null || _numbers.Contains(number);

    /// <summary>Takes a record in or out. Out of a whole list, the others of the page remain.</summary>
    /// <param name="page">The records that are shown.</param>
    public void Toggle(int number, IEnumerable<int> page)
    {
        if (_all is not null)
        {
            Clear();
            _numbers.UnionWith(page);
        }
        if (!_numbers.Remove(number) && _numbers.Count < NumberList.Most)
            _numbers.Add(number);
    }

    /// <summary>All of a page, or none of it where all are in already.</summary>
    public void TogglePage(IReadOnlyCollection<int> page)
    {
        if (_all is not null)
            Clear();
        else if (page.All(_numbers.Contains))
            _numbers.ExceptWith(page);
        else
            _numbers.UnionWith(page.Take(NumberList.Most - _numbers.Count));
    }

    /// <param name="hits">How many records the list holds.</param>
    public void SelectAll(RecordQuery list, int hits)
    {
        Clear();
        (_all, _hits) = (list with { Page = 1 }, hits);
    }

    /// <summary>The list has become another: all of the last one are not all of this one. What was selected by hand remains.</summary>
    public void Shows(RecordQuery list, int hits)
    {
        if (_all is not null && _all == (list with { Page = 1 }))
            _hits = hits;
        else if (_all is not null)
            Clear();
    }

    public void Clear()
    {
        _numbers.Clear();
        (_all, _hits) = (null, 0);
    }

    /// <summary>The list that holds these records and no other.</summary>
    public RecordQuery Query => _all ?? new RecordQuery { Only = NumberList.Format(_numbers) };
}
