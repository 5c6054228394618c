using FsCheck;
using FsCheck.Fluent;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Domain.Tests.Screening;

public sealed class CumulativeSampleTests
{
    [Theory]
    // The only frame: a share of it, rounded up.
    [InlineData("0.2", new int[0], new int[0], 13178, 0, 2636)]
    // 20 % of 13,190 are 2,638, so that 2 of the 12 are drawn and not the 3 that are 20 % of them.
    [InlineData("0.2", new[] { 13178 }, new[] { 2636 }, 12, 0, 2)]
    [InlineData("0.2", new[] { 20 }, new[] { 4 }, 1, 0, 1)]
    [InlineData("0.2", new[] { 20, 1 }, new[] { 4, 1 }, 1, 0, 0)]
    // Drawn in excess by earlier draws: nothing more until the share is reached.
    [InlineData("0.2", new[] { 1, 1, 1 }, new[] { 1, 1, 1 }, 12, 0, 0)]
    [InlineData("0.2", new[] { 1, 1, 1 }, new[] { 1, 1, 1 }, 13, 0, 1)]
    // What is drawn stays drawn, and there is no more than there is.
    [InlineData("0.5", new[] { 10 }, new[] { 8 }, 4, 2, 2)]
    [InlineData("0.5", new[] { 10 }, new[] { 0 }, 4, 2, 4)]
    [InlineData("0", new int[0], new int[0], 7, 0, 0)]
    [InlineData("1", new[] { 3 }, new[] { 3 }, 7, 0, 7)]
    public void A_frame_gives_what_the_sample_of_all_frames_lacks(
        string share, int[] sizes, int[] drawn, int size, int already, int expected)
        => Assert.Equal(expected,
            Assert.Single(CumulativeSample.Extend(Decimal(share), sizes.Zip(drawn, (s, d) => One(s, d)), [One(size, already)])).Drawn);

    // 9 of 41 are drawn; 20 % of 51 are 11, of which CINAHL's part is 1.7 and Web of Science's .4.
    [Fact]
    public void Strata_of_a_later_frame_come_as_near_as_they_can_to_their_part_of_the_whole()
        => Assert.Equal(
            [new("CINAHL", 8, 2), new StratumSize("Web of Science", 2, 0)],
            CumulativeSample.Extend(0.2m, [new("Embase", 25, 6), new("MEDLINE", 10, 2), new("Scopus", 6, 1)],
                [new("CINAHL", 8, 0), new("Web of Science", 2, 0)]));

    // MEDLINE has more than its part already; what is lacking comes from the other.
    [Fact]
    public void A_stratum_that_gave_too_many_before_gives_fewer_now()
        => Assert.Equal(
            [new("Embase", 20, 3), new StratumSize("MEDLINE", 10, 0)],
            CumulativeSample.Extend(0.2m, [new("MEDLINE", 10, 5)], [new("Embase", 20, 0), new("MEDLINE", 10, 0)]));

    [Fact]
    public void A_raised_share_extends_every_frame_in_its_turn()
        => Assert.Equal(
            [10, 2, 1, 0],
            CumulativeSample.Raise(0.5m, [[One(20, 4)], [One(4, 0)], [One(1, 1)], [One(1, 0)]]).Select(frame => frame[0].Drawn));

    [Theory]
    [InlineData("0.2", 0, false)]
    [InlineData("0.2", 1, true)]
    [InlineData("0.2", 4, true)]
    [InlineData("0.2", 5, false)]
    [InlineData("0.3", 3, true)]
    [InlineData("0.3", 4, false)]
    [InlineData("0.5", 1, true)]
    [InlineData("0.5", 2, false)]
    [InlineData("0", 1, false)]
    [InlineData("1", 1, false)]
    public void Fewer_than_one_in_the_share_wait_for_more(string share, int count, bool wait)
    {
        Assert.Equal(wait, CumulativeSample.AreTooFew(Decimal(share), count));
        if (wait)
            Assert.True(count < CumulativeSample.Enough(Decimal(share)));
    }

    [Theory]
    [InlineData("0.2", 5)]
    [InlineData("0.3", 4)]
    [InlineData("0.15", 7)]
    [InlineData("1", 1)]
    public void Enough_is_the_first_number_of_which_the_share_is_a_whole_record(string share, long enough)
    {
        Assert.Equal(enough, CumulativeSample.Enough(Decimal(share)));
        Assert.False(CumulativeSample.AreTooFew(Decimal(share), (int)enough));
    }

    /// <summary>An import of so many records, or a share raised to so many per cent.</summary>
    private sealed record Event(bool Raise, int Number);

    private static readonly Arbitrary<Event[]> History = Gen.Elements(true, false, false, false)
        .SelectMany(raise => Gen.Choose(raise ? 1 : 0, raise ? 100 : 60), (raise, number) => new Event(raise, number))
        .ArrayOf().ToArbitrary();

    private static readonly Arbitrary<int> Percent = Gen.Choose(0, 100).ToArbitrary();

    [Fact]
    public void Over_any_history_the_sample_is_the_share_of_all_and_beyond_it_at_most_one_for_each_raise()
    => Prop.ForAll(History, Percent, Gen.Elements(true, false).ToArbitrary(), (history, percent, stratified) =>
    {
        var review = new Drawing(percent / 100m, stratified);
        foreach (var happened in history)
        {
            review.Meet(happened);
            var (sizes, drawn) = (review.Frames.Sum(frame => frame.Frame.Size), review.Frames.Sum(frame => frame.Drawn.Count));
            var target = SecondReviewerSample.SampleSize(review.Share, sizes);
            if (drawn < target || drawn > target + review.Raises)
                return false;
        }

        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Each_frame_reaches_the_share_of_all_up_to_it_as_far_as_what_it_has_and_what_there_is_allow()
    => Prop.ForAll(History, Percent, (history, percent) =>
    {
        var review = new Drawing(percent / 100m, stratified: false);
        foreach (var happened in history)
        {
            var before = review.Frames.ConvertAll(frame => frame.Drawn.Count);
            review.Meet(happened);
            var (sizes, drawn) = (0, 0);
            foreach (var (index, frame) in review.Frames.Index())
            {
                sizes += frame.Frame.Size;
                if (frame.Drawn.Count != Math.Clamp(SecondReviewerSample.SampleSize(review.Share, sizes) - drawn,
                    before.ElementAtOrDefault(index), frame.Frame.Size))
                    return false;
                drawn += frame.Drawn.Count;
            }
        }

        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_drawn_is_ever_lost_and_everything_is_drawn_in_the_order_of_its_own_ranking()
    => Prop.ForAll(History, Percent, Gen.Elements(true, false).ToArbitrary(), (history, percent, stratified) =>
    {
        var review = new Drawing(percent / 100m, stratified);
        foreach (var happened in history)
        {
            var before = review.Frames.SelectMany(frame => frame.Drawn).ToHashSet(StringComparer.Ordinal);
            review.Meet(happened);
            if (!before.IsSubsetOf(review.Frames.SelectMany(frame => frame.Drawn))
                || !review.Frames.TrueForAll(frame => frame.IsInRankOrder))
                return false;
        }

        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void However_the_records_are_split_into_imports_and_in_whatever_order_these_come_as_many_are_drawn()
    => Prop.ForAll(Percent, Gen.Choose(0, 60).ArrayOf().ToArbitrary(), (percent, imports) =>
    {
        int Total(IEnumerable<int> sizes)
        {
            var all = One(0, 0);
            foreach (var size in sizes)
                all = One(all.Size + size, all.Drawn + CumulativeSample.Extend(percent / 100m, [all], [One(size, 0)])[0].Drawn);
            return all.Drawn;
        }

        var total = SecondReviewerSample.SampleSize(percent / 100m, imports.Sum());
        return Total(imports) == total && Total(imports.Reverse()) == total && Total([imports.Sum()]) == total
            && Total(Enumerable.Repeat(1, imports.Sum())) == total;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_share_that_is_raised_to_what_it_is_adds_nothing() => Prop.ForAll(History, Percent, (history, percent) =>
    {
        var review = new Drawing(percent / 100m, stratified: true);
        foreach (var happened in history)
            review.Meet(happened);
        var strata = review.Frames.ConvertAll(frame => frame.Strata);
        return CumulativeSample.Raise(review.Share, strata).Zip(strata).All(frame => frame.First.SequenceEqual(frame.Second));
    }).QuickCheckThrowOnFailure();

    // As long as records are left of it, no stratum falls behind another by more than the one record that has to go somewhere.
    [Fact]
    public void Strata_of_a_new_frame_are_never_further_from_their_part_than_they_must_be()
    => Prop.ForAll(History, Percent, (history, percent) =>
    {
        var review = new Drawing(percent / 100m, stratified: true);
        foreach (var happened in history)
        {
            review.Meet(happened);
            if (happened.Raise || review.Frames.Count == 0)
                continue;
            var all = review.Frames.SelectMany(frame => frame.Strata).GroupBy(stratum => stratum.Name, StringComparer.Ordinal)
                .ToDictionary(stratum => stratum.Key,
                    stratum => (Size: stratum.Sum(part => part.Size), Drawn: stratum.Sum(part => part.Drawn)), StringComparer.Ordinal);
            var (sizes, drawn) = (all.Values.Sum(stratum => stratum.Size), all.Values.Sum(stratum => stratum.Drawn));
            long Surplus(string name) => ((long)all[name].Drawn * sizes) - ((long)drawn * all[name].Size);
            var latest = review.Frames[^1].Strata;
            if (latest.Where(gave => gave.Drawn > 0)
                .Any(gave => latest.Where(left => left.Drawn < left.Size).Any(left => Surplus(gave.Name) - sizes > Surplus(left.Name))))
                return false;
        }

        return true;
    }).QuickCheckThrowOnFailure();

    private static StratumSize One(int size, int drawn) => new("", size, drawn);

    private static decimal Decimal(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private sealed record DrawnFrame(SampleFrame Frame, IReadOnlyList<DrawStep> Steps)
    {
        private readonly RankedDraw _draw = Frame.Draw("seed", Steps);

        public IReadOnlyList<StratumSize> Strata => Frame.Strata(Steps);

        public IReadOnlyCollection<string> Drawn => [.. _draw.Drawn.Select(entry => entry.Record)];

        public bool IsInRankOrder => _draw.Entries.GroupBy(entry => entry.Stratum)
            .All(stratum => stratum.SkipWhile(entry => entry.Drawn).All(entry => !entry.Drawn));
    }

    /// <summary>A stage's draws as the workbench makes them: each step with its numbers, the frames one after the other.</summary>
    private sealed class Drawing(decimal share, bool stratified)
    {
        private static readonly string[] Sources = ["CINAHL", "Embase", "MEDLINE"];
        private int _records;

        public decimal Share { get; private set; } = share;

        public int Raises { get; private set; }

        public List<DrawnFrame> Frames { get; private set; } = [];

        public void Meet(Event happened)
        {
            if (happened.Raise)
                Raise(Math.Max(Share, happened.Number / 100m));
            else
                Import(happened.Number);
        }

        private void Import(int count)
        {
            var numbers = Enumerable.Range(_records + 1, count).ToList();
            _records += count;
            var frame = new SampleFrame([.. numbers.Select(number => $"R{number:D6}")],
                stratified ? [.. numbers.Select(number => Sources[number * number % 7 % 3])] : null);
            Frames.Add(new(frame,
                [Step(frame.Strata(), CumulativeSample.Extend(Share, Frames.SelectMany(earlier => earlier.Strata), frame.Strata()))]));
        }

        private void Raise(decimal share)
        {
            Raises += share > Share ? 1 : 0;
            Share = share;
            var before = Frames.ConvertAll(frame => frame.Strata);
            var steps = before.Zip(CumulativeSample.Raise(share, before), Step);
            Frames = [.. Frames.Zip(steps, (frame, step) => new DrawnFrame(frame.Frame, [.. frame.Steps, step]))];
        }

        private DrawStep Step(IReadOnlyList<StratumSize> before, IReadOnlyList<StratumSize> after)
            => new(Share, [.. after.Zip(before, (later, earlier) => later.Drawn - earlier.Drawn)]);
    }
}
