using System.Text;
using System.Text.Json;
using Microsoft.Playwright;

namespace ScopingReview.Benchmarks.Interface;

/// <summary>Bytes that came to a page, as Chromium counts them.</summary>
internal sealed class Wire
{
    /// <summary>By requests, compressed as they came, with their headers.</summary>
    public double Requested { get; private set; }

    /// <summary>Over the circuit's web socket.</summary>
    public double Pushed { get; private set; }

    public static async Task<Wire> ListenAsync(IPage page)
    {
        var wire = new Wire();
        var session = await page.Context.NewCDPSessionAsync(page);
        session.Event("Network.loadingFinished").OnEvent += (_, e) => wire.Requested += e?.GetProperty("encodedDataLength").GetDouble()
            ?? 0;
        session.Event("Network.webSocketFrameReceived").OnEvent += (_, e) => wire.Pushed += Length(e);
        await session.SendAsync("Network.enable");
        return wire;
    }

    /// <summary>Binary frames come in base 64.</summary>
    private static double Length(JsonElement? frame)
    {
        var response = frame!.Value.GetProperty("response");
        var payload = response.GetProperty("payloadData").GetString() ?? "";
        return response.GetProperty("opcode").GetDouble() > 1 ? payload.Length * 3 / 4 : Encoding.UTF8.GetByteCount(payload);
    }
}
