using System.Diagnostics;
using System.Text.Json;
using ScopingReview.Cli;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Cli;

public sealed class ConvertCommandTests : IDisposable
{
    private const string RisFile = "TY  - JOUR\nTI  - One\nAU  - Doe, J.\nPY  - 2001\nER  - \n\nTY  - JOUR\nN1  - nothing\nER  - \n";

    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Files_of_several_formats_become_one()
    {
        var ris = _cli.Write("a.txt", RisFile);
        var bib = _cli.Write("b.bib", "@article{two, title={Two}}\n");
        var csv = _cli.Write("c.csv", "title;year\nThree;2003\n");

        var exitCode = await _cli.RunAsync("convert", ris, bib, csv, "--to", "ris", "-o", _cli.Path("all.ris"));

        Assert.Equal(CommandLine.Success, exitCode);
        Assert.Equal(["One", "Two", "Three"],
            (await Ris.ReadAsync(await File.ReadAllTextAsync(_cli.Path("all.ris")))).Records().Select(record => record.Title));
        Assert.Equal(
            $"{ris}: a RIS export, 1 record, 1 refused, 1 issue\n{bib}: a BibTeX export, 1 record, 0 refused, 0 issues\n{csv}: a table (CSV), Generic layout, 1 record, 0 refused, 0 issues\n3 records written from 3 files.\n",
            _cli.Messages.ReplaceLineEndings("\n"));
        Assert.Equal("", _cli.Output);
        Assert.False(File.Exists(_cli.Path("all.ris.part")));
    }

    [Theory]
    [InlineData("ris", "TY  - JOUR\r\nTI  - One\r\n")]
    [InlineData("csv", "Record ID,Kind,Publication type,Title,")]
    [InlineData("json", "[\n  {\n    \"kind\": \"journalArticle\",")]
    public async Task Standard_input_goes_to_standard_output(string to, string beginning)
    {
        var exitCode = await _cli.RunWithInputAsync(RisFile, "convert", "-", "--to", to);

        Assert.Equal(CommandLine.Success, exitCode);
        Assert.StartsWith(beginning, _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Issues_are_listed_in_a_table()
    {
        await _cli.RunAsync("convert", _cli.Write("a.ris", RisFile), "-o", _cli.Path("o.ris"), "--issues", _cli.Path("issues.csv"));

        var issue = Assert.Single(CsvTable.Read(_cli.Path("issues.csv")));
        Assert.Equal(["file", "line", "field", "severity", "message"], issue.Keys);
        Assert.Equal((_cli.Path("a.ris"), "7", "Refusal"), (issue["file"], issue["line"], issue["severity"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_summary_can_be_JSON(bool toFile)
    {
        await _cli.RunAsync("convert", _cli.Write("a.ris", RisFile), "-o", toFile ? _cli.Path("o.ris") : "-", "--json");

        using var json = JsonDocument.Parse(toFile ? _cli.Output : _cli.Messages);
        var file = json.RootElement.GetProperty("files")[0];
        Assert.Equal((2, 1, 1, true),
            (file.GetProperty("entries").GetInt32(), file.GetProperty("records").GetInt32(), file.GetProperty("refused").GetInt32(),
                file.GetProperty("addsUp").GetBoolean()));
        Assert.Equal(1, json.RootElement.GetProperty("written").GetInt32());
    }

    [Fact]
    public async Task A_table_whose_columns_are_not_known_asks_for_them()
    {
        var file = _cli.Write("a.csv", "Study name,Who,When\nOne,\"Doe, J.\",2001\n");

        Assert.Equal(CommandLine.UnusableInput, await _cli.RunAsync("convert", file));
        Assert.Contains("The columns are “Study name”, “Who”, “When”.", _cli.Messages, StringComparison.Ordinal);
        Assert.Equal("", _cli.Output);

        Assert.Equal(CommandLine.Success,
            await _cli.RunAsync("convert", file, "--map", "title=study NAME", "--map", "authors=2", "--map", "year=When"));
        Assert.Contains("TI  - One\r\nAU  - Doe, J.\r\nPY  - 2001", _cli.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no such file", "convert", "missing.ris")]
    [InlineData("not a bibliographic export", "convert", "{text}")]
    [InlineData("The file is empty", "convert", "{empty}")]
    [InlineData("no such file", "convert", "{ris}", "missing.ris")]
    [InlineData("Argument 'pdf' not recognized", "convert", "{ris}", "--to", "pdf")]
    [InlineData("--map", "convert", "{ris}", "--map", "nonsense=1")]
    [InlineData("written over", "convert", "{ris}", "-o", "{ris}")]
    [InlineData("once only", "convert", "-", "-")]
    [InlineData("cannot be written", "convert", "{ris}", "-o", "{folder}/none/o.ris")]
    [InlineData("--help", "convert")]
    [InlineData("--help", "conwert", "x")]
    public async Task What_cannot_be_done_is_said_in_a_sentence(string sentence, params string[] arguments)
    {
        _cli.Write("text.txt", "Dear all, this is a letter.\n");
        _cli.Write("empty.ris", "\n");
        _cli.Write("ris.ris", RisFile);
        var filled =
            arguments.Select(argument => argument.Replace("{text}", _cli.Path("text.txt"), StringComparison.Ordinal)
                .Replace("{empty}", _cli.Path("empty.ris"), StringComparison.Ordinal)
            .Replace("{ris}", _cli.Path("ris.ris"), StringComparison.Ordinal)
            .Replace("{folder}", _cli.Path("."), StringComparison.Ordinal));

        Assert.Equal(CommandLine.UnusableInput, await _cli.RunAsync([.. filled]));
        Assert.Contains(sentence, _cli.Messages, StringComparison.Ordinal);
        Assert.Equal(("", 3), (_cli.Output, Directory.GetFiles(_cli.Path(".")).Length));
    }

    [Fact]
    public async Task The_help_says_what_it_does()
    {
        Assert.Equal(CommandLine.Success, await _cli.RunAsync("convert", "--help"));
        Assert.Contains("recognised by content", _cli.Output, StringComparison.Ordinal);
        Assert.Contains("--issues", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_runs_as_a_program()
    {
        var start = new ProcessStartInfo(
            Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])[typeof(CommandLine).Assembly.Location, "convert", "-", "--to", "json"])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(RisFile);
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync();
        var messages = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal((0, "-: a RIS export, 1 record, 1 refused, 1 issue"), (process.ExitCode, messages.Trim()));
        using var json = JsonDocument.Parse(output);
        Assert.Equal("One", json.RootElement[0].GetProperty("title").GetString());
    }

    [Fact]
    public async Task Tables_have_a_byte_order_mark_and_the_encoding_can_be_said()
    {
        var file = _cli.Write("c.ris", "");
        await File.WriteAllBytesAsync(file,
            System.Text.CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes("TY  - JOUR\nTI  - Мир\nER  - \n"));

        await _cli.RunAsync("convert", file, "--to", "csv", "-o", _cli.Path("c.csv"), "--encoding", "windows-1251");

        var bytes = await File.ReadAllBytesAsync(_cli.Path("c.csv"));
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Contains("Мир", System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal(2, await _cli.RunAsync("convert", file, "--encoding", "klingon"));
        Assert.Contains("--encoding klingon", _cli.Messages, StringComparison.Ordinal);
    }
}
