using ScopingReview.Cli;

using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    cancellation.Cancel();
};
Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
await using var input = Console.OpenStandardInput();
await using var output = Console.OpenStandardOutput();
return await CommandLine.RunAsync(args, new Terminal(input, output, Console.Error), cancellation.Token);
