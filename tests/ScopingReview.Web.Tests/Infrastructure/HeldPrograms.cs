using ScopingReview.Web.Infrastructure.Postgres;

namespace ScopingReview.Web.Tests.Infrastructure;

/// <summary>PostgreSQL's programs, with one of them stopped where a test wants it.</summary>
internal sealed class HeldPrograms
{
    private readonly HoldingPlace _place;

    private HeldPrograms(string directory, HoldingPlace place) => (Directory, _place) = (directory, place);

    public string Directory { get; }

    /// <param name="initdb">Shell that is run in the place of initdb; "$real" is the real one, "hold" waits.</param>
    /// <param name="start">The same for "pg_ctl start".</param>
    public static async Task<HeldPrograms> InAsync(
        TemporaryDirectory directory, string initdb = "\"$real\" \"$@\"", string start = "\"$real\" \"$@\"")
    {
        var held = new HeldPrograms(System.IO.Directory.CreateDirectory(directory.File("programs")).FullName,
            await HoldingPlace.InAsync(directory));
        var real = PostgresBinaries.Directories(null, ["initdb", "pg_ctl", "postgres"]).First();
        held.Write("initdb", real, initdb);
        held.Write("pg_ctl", real, $"case \"$1\" in start) {start} ;; *) \"$real\" \"$@\" ;; esac");
        held.Write("postgres", real, "exec \"$real\" \"$@\"");
        ShellFile.Open(held.Directory);
        return held;
    }

    public Task ReachedAsync() => _place.ReachedAsync();

    public Task GoOnAsync() => _place.GoOnAsync();

    private void Write(string name, string real, string body)
        => ShellFile.Write(Path.Combine(Directory, name), $"real=\"{real}/{name}\"\n{_place.Shell}\n{body}\n");
}
