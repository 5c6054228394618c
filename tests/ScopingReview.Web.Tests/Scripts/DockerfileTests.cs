using System.Diagnostics;
using ScopingReview.Web.Tests.Infrastructure;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Scripts;

/// <summary>The image restores its packages before the sources are there; what is built of both is to be whole all the same.</summary>
public sealed class DockerfileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    /// <summary>Without it every page of the image stayed empty.</summary>
    [Fact]
    public async Task What_the_image_restores_brings_Blazors_script()
    {
        foreach (var copy in CopiedBeforeTheRestore())
        {
            var target = _directory.File(copy[^1]);
            Directory.CreateDirectory(target);
            foreach (var file in copy[..^1])
                File.Copy(Path.Combine(SourceFiles.Root, file), Path.Combine(target, Path.GetFileName(file)));
        }

        using var restore = Process.Start(
            new ProcessStartInfo("dotnet", ["restore", "src/ScopingReview.Web", "-v", "quiet", "--disable-build-servers"])
            {
                WorkingDirectory = _directory.Path,
                UseShellExecute = false,
                RedirectStandardOutput = true,
            })!;
        var output = await restore.StandardOutput.ReadToEndAsync();
        await restore.WaitForExitAsync();

        Assert.True(restore.ExitCode == 0, output);
        Assert.Contains("microsoft.aspnetcore.app.internal.assets",
            await File.ReadAllTextAsync(_directory.File("src/ScopingReview.Web/obj/ScopingReview.Web.csproj.nuget.g.props")),
            StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<string[]> CopiedBeforeTheRestore()
        => File.ReadLines(Path.Combine(SourceFiles.Root, "Dockerfile"))
            .TakeWhile(line => !line.StartsWith("RUN dotnet restore", StringComparison.Ordinal))
            .Where(line => line.StartsWith("COPY ", StringComparison.Ordinal))
            .Select(line => line.Split(' ')[1..]);
}
