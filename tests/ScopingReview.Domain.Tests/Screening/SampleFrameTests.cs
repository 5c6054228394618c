using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Domain.Tests.Screening;

public sealed class SampleFrameTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("draw-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_file_of_a_frame_hashes_to_the_hash_of_the_frame(bool stratified)
    {
        var frame = Frame(stratified, 12, 5, 3);

        Assert.Equal(frame.Sha256, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(frame.Text()))));
        Assert.Equal(stratified ? "sha256-rank-strata/1" : "sha256-rank/1", frame.AlgorithmOf(new DrawStep(0.2m)));
        Assert.Equal(stratified ? "sha256-rank-strata/2" : "sha256-rank/2", frame.AlgorithmOf(new DrawStep(0.2m, [1])));
    }

    [Fact]
    public void Without_strata_it_draws_as_the_simple_sample()
        => Assert.Equal(SecondReviewerSample.Draw("seed", 0.2m, Numbers(50)).Drawn,
            Frame(false, 30, 20).Draw("seed", new DrawStep(0.2m)).Drawn);

    [Fact]
    public void What_the_steps_add_is_together_what_is_drawn_and_as_many_as_the_strata_say()
    => Prop.ForAll<PositiveInt, PositiveInt, bool>((a, b, stratified) =>
    {
        var frame = Frame(stratified, a.Get % 60, b.Get % 60, 9, 2);
        DrawStep[] steps = [new(0.05m), new(0.12m), new(0.3m), new(1m)];
        var added = Enumerable.Range(1, steps.Length).SelectMany(count => frame.Added("seed", steps[..count])).Select(entry => entry.Record)
            .ToList();
        var drawn = frame.Draw("seed", steps[..3]);
        var counted = drawn.Drawn.CountBy(entry => entry.Stratum ?? "").ToDictionary();
        return added.Count == frame.Size && added.Distinct(StringComparer.Ordinal).Count() == frame.Size
            && drawn.Drawn.Count() == SecondReviewerSample.SampleSize(0.3m, frame.Size)
            && frame.Strata(steps[..3]).All(stratum => counted.GetValueOrDefault(stratum.Name) == stratum.Drawn)
            && frame.Strata(steps[..3]).Count == (stratified ? new[] { a.Get % 60, b.Get % 60, 9, 2 }.Count(size => size > 0) : 1);
    }).QuickCheckThrowOnFailure();

    // A draw of version 1 that was raised by one of version 2 is one sample.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Numbers_draw_the_same_as_the_shares_that_they_are_of(bool stratified)
    {
        var frame = Frame(stratified, 12, 5, 3);
        DrawStep[] shares = [new(0.2m), new(0.5m)];
        var (before, after) = (frame.Strata(shares[..1]), frame.Strata(shares));
        int[] first = [.. before.Select(stratum => stratum.Drawn)];
        int[] more = [.. after.Zip(before, (later, earlier) => later.Drawn - earlier.Drawn)];

        Assert.Equal(frame.Draw("seed", shares).Entries, frame.Draw("seed", new DrawStep(0.2m, first), new DrawStep(0.5m, more)).Entries);
        Assert.Equal(frame.Draw("seed", shares).Entries, frame.Draw("seed", shares[0], new DrawStep(0.5m, more)).Entries);
        Assert.Equal(frame.Added("seed", shares), frame.Added("seed", shares[0], new DrawStep(null, more)));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 3)]
    [InlineData(25, 20)]
    public void A_pilot_takes_the_first_of_the_ranking_or_all_there_are(int count, int drawn)
    {
        var draw = Frame(false, 20).First("pilot", count);

        Assert.Equal(drawn, draw.Drawn.Count());
        Assert.Equal(SecondReviewerSample.Rank("pilot", Numbers(20)).Take(count).Select(entry => entry.Record),
            draw.Drawn.Select(entry => entry.Record));
        Assert.Null(draw.Share);
    }

    [Fact]
    public void Steps_that_go_down_or_none_at_all_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Frame(true, 10).Draw("seed", new DrawStep(0.5m), new DrawStep(0.4m)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Frame(true, 10).Draw("seed", new DrawStep(0.5m, [5]), new DrawStep(0.6m, [6])));
        Assert.Throws<ArgumentOutOfRangeException>(() => Frame(true, 10).Draw("seed", new DrawStep(0.5m, [-1])));
        Assert.Throws<ArgumentException>(() => Frame(true, 10).Draw("seed", new DrawStep(0.5m, [3, 2])));
        Assert.Throws<ArgumentException>(() => Frame(true, 10).Draw("seed"));
        Assert.Throws<ArgumentException>(() => new SampleFrame(["1", "2"], ["a"]));
    }

    [Theory]
    [InlineData(Stratification.None, null)]
    [InlineData(Stratification.InformationSource, "Web of Science")]
    [InlineData(Stratification.PublicationYear, "2019")]
    public void A_stratum_is_the_source_or_the_year(Stratification by, string? stratum)
    => Assert.Equal(stratum, Strata.Of(by, "Web of\tScience ", 2019));

    [Fact]
    public void A_stratum_has_a_name_even_where_the_record_says_nothing()
        => Assert.Equal(("no year", "(no name)"),
            (Strata.Of(Stratification.PublicationYear, "a", null), Strata.Of(Stratification.InformationSource, " \n ", 2019)));

    // Names with an apostrophe, a space, a percent sign and letters beyond ASCII. A shell takes its time for each record: 107 of them.
    [Theory]
    [InlineData(false, "0.2")]
    [InlineData(false, "0.2", "0.35")]
    [InlineData(true, "0.2")]
    [InlineData(true, "0.05", "0.12", "0.35")]
    public async Task The_script_to_check_a_draw_gives_the_same_in_a_plain_shell(bool stratified, params string[] shares)
    {
        const string seed = "it's 100 % \"mine\" $HOME `x` ø";
        DrawStep[] steps = [.. shares.Select(
            share => new DrawStep(decimal.Parse(share, System.Globalization.CultureInfo.InvariantCulture)))];
        var frame = await StoreAsync(Frame(stratified, 40, 25, 20, 21, 1));

        var lines = await RunAsync(
            DrawCheck.Script("frame it's.txt", seed, stratified, [.. steps.Select(step => step.TotalAfter(0, frame.Size))]));

        Assert.StartsWith(frame.Sha256, lines[0], StringComparison.Ordinal);
        Assert.Equal(frame.Draw(seed, steps).Drawn.Select(entry => entry.Record), lines[1..]);
    }

    // Numbers that are no share of the frame, none of a stratum among them.
    [Theory]
    [InlineData(false, 31)]
    [InlineData(true, 3, 0, 17, 21, 1)]
    [InlineData(true, 0, 0, 0, 0, 0)]
    public async Task The_script_to_check_a_draw_of_stored_numbers_gives_the_same_in_a_plain_shell(bool stratified, params int[] counts)
    {
        const string seed = "2026-seed";
        var frame = await StoreAsync(Frame(stratified, 40, 25, 20, 21, 1));
        var step = new DrawStep(0.2m, counts);

        var lines = await RunAsync(DrawCheck.Script("frame it's.txt", seed, stratified, frame.Strata(step)));

        Assert.StartsWith(frame.Sha256, lines[0], StringComparison.Ordinal);
        Assert.Equal(counts.Sum(), lines.Length - 1);
        Assert.Equal(frame.Draw(seed, step).Drawn.Select(entry => entry.Record), lines[1..]);
    }

    private async Task<SampleFrame> StoreAsync(SampleFrame frame)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "frame it's.txt"), frame.Text());
        return frame;
    }

    private async Task<string[]> RunAsync(string script)
    {
        using var shell =
            Process.Start(
                new ProcessStartInfo("sh", ["-e", "-c", script])
                {
                    WorkingDirectory = _folder,
                    UseShellExecute = false,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true
                })!;
        var errors = shell.StandardError.ReadToEndAsync();
        var output = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        Assert.True(shell.ExitCode == 0, await errors);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string[] Numbers(int count) => [.. Enumerable.Range(1, count).Select(number => $"R{number:D4}")];

    private static SampleFrame Frame(bool stratified, params int[] sizes)
    {
        string[] names = ["MEDLINE (Ovid's)", "Web of Science", "100 % Øst", "2019", "no year"];
        return new SampleFrame(Numbers(sizes.Sum()),
            stratified ? [.. sizes.SelectMany((size, stratum) => Enumerable.Repeat(names[stratum], size))] : null);
    }
}
