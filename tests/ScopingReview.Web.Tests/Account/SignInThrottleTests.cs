using System.Globalization;
using System.Net;
using ScopingReview.Web.Features.Account;

namespace ScopingReview.Web.Tests.Account;

public sealed class SignInThrottleTests
{
    private const string Address = "LENA@EXAMPLE.ORG";
    private const string Home = "192.0.2.1";
    private readonly StoppedClock _clock = new();
    private readonly SignInThrottle _throttle;

    public SignInThrottleTests() => _throttle = new SignInThrottle(_clock);

    [Fact]
    public void After_some_wrong_passwords_one_waits_and_not_for_longer_than_it_says()
    {
        Try(Home, SignInThrottle.Tries);

        var wait = _throttle.Take(Address, Home);
        Assert.Equal(SignInThrottle.Window, wait);
        _clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(SignInThrottle.Window - TimeSpan.FromMinutes(1), _throttle.Take(Address, Home));
        _clock.Now += TimeSpan.FromMinutes(4);
        Assert.Null(_throttle.Take(Address, Home));
    }

    [Fact]
    public void Tries_while_one_waits_do_not_make_it_longer()
    {
        Try(Home, SignInThrottle.Tries);
        for (var i = 0; i < 100; i++)
            Assert.NotNull(_throttle.Take(Address, Home));

        _clock.Now += SignInThrottle.Window;

        Assert.Null(_throttle.Take(Address, Home));
    }

    [Fact]
    public void Whoever_guesses_from_elsewhere_shuts_nobody_out()
    {
        for (var other = 1; other <= 200; other++)
        {
            var source = string.Create(CultureInfo.InvariantCulture, $"198.51.100.{other}");
            while (_throttle.Take(Address, source) is null)
            {
            }
        }

        Assert.Null(_throttle.Take(Address, Home));
        Assert.Null(_throttle.Take(Address, Home));
    }

    [Fact]
    public void An_address_that_is_tried_from_many_places_gets_fewer_tries_from_each()
    {
        for (var other = 1; other <= 5; other++)
            Try(string.Create(CultureInfo.InvariantCulture, $"198.51.100.{other}"), SignInThrottle.Tries);

        Try(Home, SignInThrottle.FewerTries);

        Assert.NotNull(_throttle.Take(Address, Home));
    }

    [Fact]
    public void The_right_password_forgets_the_wrong_ones_of_this_source_alone()
    {
        Try(Home, SignInThrottle.Tries - 1);
        Try("198.51.100.7", SignInThrottle.Tries);

        _throttle.Right(Address, Home);

        Try(Home, SignInThrottle.Tries);
        Assert.NotNull(_throttle.Take(Address, "198.51.100.7"));
    }

    [Fact]
    public void Addresses_do_not_touch_each_other()
    {
        Try(Home, SignInThrottle.Tries);

        Assert.Null(_throttle.Take("OTHER@EXAMPLE.ORG", Home));
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2::9", "2001:db8:1:2::/64")]
    public void A_source_is_a_machine_or_its_network(string address, string source)
    => Assert.Equal(source, SignInThrottle.SourceOf(IPAddress.Parse(address)));

    private void Try(string source, int times)
    {
        for (var i = 0; i < times; i++)
            Assert.Null(_throttle.Take(Address, source));
    }

    private sealed class StoppedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 26, 8, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
