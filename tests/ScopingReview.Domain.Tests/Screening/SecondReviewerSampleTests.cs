using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Domain.Tests.Screening;

public sealed class SecondReviewerSampleTests
{
    private const string Seed = "2026-seed";
    private static readonly string[] Three = ["rec-1", "rec-2", "rec-3"];

    [Theory]
    [InlineData("rec-1", "a344d988e82eb2a5")]
    [InlineData("rec-2", "84d8ab54ca332ebf")]
    [InlineData("rec-3", "f81a7e30033bdb43")]
    public void A_record_hashes_to_the_published_value(string record, string start) =>
        Assert.StartsWith(start, SecondReviewerSample.Rank(Seed, [record])[0].Hash, StringComparison.Ordinal);

    [Fact]
    public void Records_are_ranked_by_their_hashes()
    {
        var ranked = SecondReviewerSample.Rank(Seed, Three);

        Assert.Equal(["rec-2", "rec-1", "rec-3"], ranked.Select(entry => entry.Record));
        Assert.Equal([1, 2, 3], ranked.Select(entry => entry.Rank));
    }

    [Fact]
    public void A_hash_is_that_of_seed_separator_and_record_number_in_utf_8()
    {
        var bytes = Encoding.UTF8.GetBytes("Größe\u001FÅ-7");

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), SecondReviewerSample.Rank("Größe", ["Å-7"])[0].Hash);
    }

    [Theory]
    [InlineData("0.2", 13178, 2636)]
    [InlineData("0.2", 5, 1)]
    [InlineData("0.2", 6, 2)]
    [InlineData("0.1", 30, 3)]
    [InlineData("0.07", 100, 7)]
    [InlineData("0.55", 100, 55)]
    [InlineData("0.000001", 10, 1)]
    [InlineData("0", 13178, 0)]
    [InlineData("1", 13178, 13178)]
    [InlineData("0.2", 0, 0)]
    [InlineData("0.5000000000000000000000000001", 13178, 6590)]
    [InlineData("0.3333333333333333333333333333", 30000, 10000)]
    public void The_size_is_the_share_rounded_up_exactly(string share, int frame, int expected) =>
        Assert.Equal(expected,
            SecondReviewerSample.SampleSize(decimal.Parse(share, System.Globalization.CultureInfo.InvariantCulture), frame));

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    public void A_share_outside_zero_to_one_is_refused(double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SecondReviewerSample.Draw(Seed, (decimal)share, Three));

    [Fact]
    public void The_first_in_rank_order_are_drawn()
    {
        var draw = SecondReviewerSample.Draw(Seed, 0.4m, Three);

        Assert.Equal(["rec-2", "rec-1"], draw.Drawn.Select(entry => entry.Record));
        Assert.Equal(("sha256-rank/1", Seed, 0.4m, 3), (draw.Algorithm, draw.Seed, draw.Share, draw.FrameSize));
    }

    [Fact]
    public void The_frames_hash_is_that_of_a_file_with_one_record_number_a_line()
    {
        // printf 'rec-1\nrec-2\nrec-3\n' | sha256sum
        Assert.Equal("7dc12e93657f6012ee270cae77593ce2dbe27a3ef73690e5701b3b6904e2a556", SecondReviewerSample.FrameSha256(Three));
        Assert.Equal(SecondReviewerSample.FrameSha256(Three), SecondReviewerSample.Draw(Seed, 1, Three).FrameSha256);
        Assert.NotEqual(SecondReviewerSample.FrameSha256(Three), SecondReviewerSample.FrameSha256(["rec-2", "rec-1", "rec-3"]));
    }

    [Theory]
    [InlineData("rec-1")]
    [InlineData("")]
    [InlineData("rec\n4")]
    [InlineData("rec\u001F4")]
    public void A_frame_with_a_number_that_is_repeated_or_cannot_be_hashed_is_refused(string unfit) =>
        Assert.ThrowsAny<ArgumentException>(() => SecondReviewerSample.Draw(Seed, 0.5m, ["rec-1", unfit]));

    [Fact]
    public void Half_a_surrogate_pair_is_refused_since_it_has_no_utf_8() =>
        Assert.ThrowsAny<ArgumentException>(() => SecondReviewerSample.Draw(Seed, 0.5m, ["rec\uD800"]));

    [Fact]
    public void A_seed_with_the_separator_is_refused() =>
        Assert.Throws<ArgumentException>(() => SecondReviewerSample.Draw("a\u001Fb", 0.5m, Three));

    [Fact]
    public void An_empty_frame_gives_an_empty_sample() => Assert.Empty(SecondReviewerSample.Draw(Seed, 0.2m, []).Entries);

    [Fact]
    public void The_order_of_the_frame_does_not_change_what_is_drawn() => Prop.ForAll<PositiveInt, PositiveInt>((size, percent) =>
    {
        var frame = Frame(size.Get);
        var share = (percent.Get % 101) / 100m;
        return SecondReviewerSample.Draw(Seed, share, frame).Drawn
            .SequenceEqual(SecondReviewerSample.Draw(Seed, share, [.. frame.AsEnumerable().Reverse()]).Drawn);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_seed_draws_the_same_and_another_seed_another_sample()
    {
        var frame = Frame(500);

        Assert.Equal(SecondReviewerSample.Draw(Seed, 0.2m, frame).Drawn, SecondReviewerSample.Draw(Seed, 0.2m, frame).Drawn);
        Assert.NotEqual(
            SecondReviewerSample.Draw(Seed, 0.2m, frame).Drawn.Select(entry => entry.Record),
            SecondReviewerSample.Draw("2027-seed", 0.2m, frame).Drawn.Select(entry => entry.Record));
    }

    [Fact]
    public void A_draw_from_a_hundred_thousand_records_is_complete()
    {
        var draw = SecondReviewerSample.Draw(Seed, 0.2m, Frame(100_000));

        Assert.Equal(20_000, draw.Drawn.Count());
        Assert.True(draw.Entries.Zip(draw.Entries.Skip(1)).All(pair => string.CompareOrdinal(pair.First.Hash, pair.Second.Hash) < 0));
    }

    private static string[] Frame(int size) => [.. Enumerable.Range(1, size).Select(number => $"R{number:D6}")];
}
