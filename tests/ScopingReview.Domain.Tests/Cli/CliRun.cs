using System.Text;
using ScopingReview.Cli;

namespace ScopingReview.Domain.Tests.Cli;

/// <summary>A run of the program in this process, with files in a folder of its own.</summary>
public sealed class CliRun : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("scopingreview-").FullName;

    public string Output { get; private set; } = "";

    public string Messages { get; private set; } = "";

    public string Path(string name) => System.IO.Path.Combine(_folder, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(Path(name), text);
        return Path(name);
    }

    public Task<int> RunAsync(params string[] arguments) => RunWithInputAsync("", arguments);

    public async Task<int> RunWithInputAsync(string input, params string[] arguments)
    {
        using var standardInput = new MemoryStream(Encoding.UTF8.GetBytes(input));
        using var output = new MemoryStream();
        await using var messages = new StringWriter();
        var exitCode = await CommandLine.RunAsync(arguments, new Terminal(standardInput, output, messages));
        (Output, Messages) = (Encoding.UTF8.GetString(output.ToArray()), messages.ToString());
        return exitCode;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
