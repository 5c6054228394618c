namespace ScopingReview.Domain.Deduplication;

/// <summary>
/// Pairs of records worth comparing: those that share a feature, at most 200 records to a block. Larger blocks are divided by year, then
/// volume, then first page; what is still too large then says nothing about its records.
/// </summary>
internal static class CandidateBlocks
{
    private const int LargestBlock = 200;

    private static readonly Func<RecordFingerprint, ulong>[] _refinements =
    [
        record => (ulong)(record.Year ?? 0),
        record => StableHash.Of(record.VolumeKey),
        record => StableHash.Of(record.FirstPageKey),
    ];

    /// <summary>Every pair once, smaller index in the upper half, in rising order.</summary>
    /// <param name="records">Records in the order of their content.</param>
    /// <param name="scope">Which pairs are wanted.</param>
    /// <param name="cores">Processor cores to use.</param>
    /// <param name="progress">Called with the share of rules done.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static ulong[] Find(
        RecordFingerprint[] records, PairScope scope, int cores, Action<double> progress, CancellationToken cancellationToken)
    {
        var bits = new TitleBits[records.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = cores, CancellationToken = cancellationToken };
        Parallel.For(0, records.Length, options, i => bits[i] = new TitleBits(records[i].TitleKey));
        var found = new PairList[BlockingRules.All.Length];
        var done = 0;
        Parallel.For(0, found.Length, options, rule =>
        {
            found[rule] = OfRule(BlockingRules.All[rule], records, bits, scope, cancellationToken);
            progress((double)Interlocked.Increment(ref done) / found.Length);
        });
        return PairList.Union(found);
    }

    private static PairList OfRule(
        BlockingRules.Rule rule, RecordFingerprint[] records, TitleBits[] bits, PairScope scope, CancellationToken cancellationToken)
    {
        var keys = new List<ulong>(records.Length);
        var owners = new List<int>(records.Length);
        Span<ulong> own = stackalloc ulong[BlockingRules.MostKeys];
        for (var i = 0; i < records.Length; i++)
        {
            var count = rule(records[i], own);
            for (var k = 0; k < count; k++)
            {
                keys.Add(own[k]);
                owners.Add(i);
            }
        }

        var (sortedKeys, sortedOwners) = (keys.ToArray(), owners.ToArray());
        Array.Sort(sortedKeys, sortedOwners);
        var pairs = new PairList();
        for (int start = 0, end; start < sortedKeys.Length; start = end)
        {
            cancellationToken.ThrowIfCancellationRequested();
            end = start + 1;
            while (end < sortedKeys.Length && sortedKeys[end] == sortedKeys[start])
                end++;
            if (end - start > 1)
                AddBlock(sortedOwners.AsSpan(start, end - start), 0, records, bits, scope, pairs);
        }

        pairs.SortAndDistinct();
        return pairs;
    }

    private static void AddBlock(
        Span<int> block, int refinement, RecordFingerprint[] records, TitleBits[] bits, PairScope scope, PairList pairs)
    {
        if (block.Length <= LargestBlock)
        {
            AddPairs(block, records, bits, scope, pairs);
            return;
        }

        if (refinement == _refinements.Length)
            return;
        var keys = new ulong[block.Length];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = _refinements[refinement](records[block[i]]);
        keys.AsSpan().Sort(block);
        for (int start = 0, end; start < keys.Length; start = end)
        {
            end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
                end++;
            if (end - start > 1)
                AddBlock(block[start..end], refinement + 1, records, bits, scope, pairs);
        }
    }

    private static void AddPairs(ReadOnlySpan<int> block, RecordFingerprint[] records, TitleBits[] bits, PairScope scope, PairList pairs)
    {
        for (var i = 0; i < block.Length; i++)
        {
            for (var j = i + 1; j < block.Length; j++)
            {
                var (a, b) = block[i] < block[j] ? (block[i], block[j]) : (block[j], block[i]);
                if (a != b && scope.Includes(a, b) && IsWorthComparing(records[a], records[b], bits[a], bits[b]))
                    pairs.Add(a, b);
            }
        }
    }

    private static bool IsWorthComparing(RecordFingerprint a, RecordFingerprint b, in TitleBits bitsA, in TitleBits bitsB)
    {
        if (TitleBits.MayBeAlike(bitsA, bitsB))
            return true;
        if ((a.Doi is not null && a.Doi == b.Doi) || (a.PubMedId != 0 && a.PubMedId == b.PubMedId)
            || a.TrialNumbers.AsSpan().ContainsAny(b.TrialNumbers))
            return true;
        // A translated or missing title: the place and the first author must agree.
        return a.VolumeKey.Length > 0 && a.VolumeKey == b.VolumeKey && a.FirstPageKey.Length > 0 && a.FirstPageKey == b.FirstPageKey
            && a.Authors.Length > 0 && b.Authors.Length > 0 && a.Authors[0].Likeness(b.Authors[0]) > 0;
    }
}
