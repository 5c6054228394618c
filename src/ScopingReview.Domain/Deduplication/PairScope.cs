namespace ScopingReview.Domain.Deduplication;

/// <summary>
/// Which pairs a run looks at: all; or those with a new record; or of the old ones those with a record that a new one resembles.
/// </summary>
internal sealed class PairScope
{
    private readonly bool[]? _isOld;
    private readonly bool[]? _isTouched;

    private PairScope(bool[]? isOld, bool[]? isTouched) => (_isOld, _isTouched) = (isOld, isTouched);

    public static PairScope All { get; } = new(null, null);

    public static PairScope WithNew(bool[] isOld) => new(isOld, null);

    public static PairScope OldWith(bool[] isOld, bool[] isTouched) => new(isOld, isTouched);

    public bool Includes(int a, int b)
    {
        if (_isOld is null)
            return true;
        var areOld = _isOld[a] && _isOld[b];
        return _isTouched is null ? !areOld : areOld && (_isTouched[a] || _isTouched[b]);
    }
}
