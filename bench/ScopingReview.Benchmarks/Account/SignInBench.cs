using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using ScopingReview.Benchmarks.Load;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Account;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Benchmarks.Account;

/// <summary>scripts/bench sign-in: whether the time of a refusal tells if an address has an account.</summary>
internal static class SignInBench
{
    private const int Tries = 300;

    // By chance alone, the medians of two samples of 300 lie closer than this.
    private const double MostApart = .05;

    public static async Task<int> RunAsync(string[] args)
    {
        _ = args;
        await using var workbench = new Workbench { PasswordIterations = new PasswordHasherOptions().IterationCount };
        await workbench.InitializeAsync();
        var user = await workbench.AddUserAsync();
        var users = workbench.As(null).GetRequiredService<UserManager<AppUser>>();
        var known = (await users.FindByIdAsync(user.ToString()))!.Email!;
        var (right, wrong) = (new Latencies("an address with an account"), new Latencies("an address without one"));
        for (var i = -20; i < Tries; i++)
        {
            var (ofKnown, ofUnknown) =
                (await TryAsync(workbench, known),
                    await TryAsync(workbench, string.Create(CultureInfo.InvariantCulture, $"nobody{i:0000}@example.org")));
            if (i < 0)
                continue;
            right.Add(ofKnown);
            wrong.Add(ofUnknown);
        }

        Console.WriteLine($"{Latencies.Header}\n{right}\n{wrong}");
        var apart = Math.Abs(right.Percentile(.5) - wrong.Percentile(.5)) / wrong.Percentile(.5);
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"medians {apart * 100:0.0} % apart, at most {MostApart * 100:0} % allowed"));
        return apart <= MostApart ? 0 : 1;
    }

    /// <summary>
    /// One wrong password, of a visitor whom nothing has slowed down yet: what a few wrong ones change is alike for both (SignInTests).
    /// </summary>
    private static async Task<TimeSpan> TryAsync(Workbench workbench, string address)
    {
        var services = workbench.As(null);
        services.GetRequiredService<SignInThrottle>().Right(address.ToUpperInvariant(), "unknown");
        var watch = Stopwatch.StartNew();
        var answer = await services.GetRequiredService<SignInService>().SignInAsync(address, "wrong wrong wrong", remember: false);
        return answer == new SignInAnswer(false) ? watch.Elapsed : throw new InvalidOperationException($"{answer}");
    }
}
