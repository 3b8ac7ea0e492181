using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Insights.Typed.Tokens.Login;

/// <summary>The address of this machine to which a browser returns after a sign-in. It responds to that one request only.</summary>
internal sealed class LoopbackRedirect : IDisposable
{
    private const int MaxAttempts = 10;
    private const int MaxFormBytes = 64 * 1024;

    private static readonly byte[] Page = Encoding.UTF8.GetBytes(
        "<!doctype html><meta charset=\"utf-8\"><title>Insights.Typed</title><p>You can close this page and return to the program.</p>");

    private readonly HttpListener listener;

    private LoopbackRedirect(HttpListener listener, Uri address) => (this.listener, Address) = (listener, address);

    public Uri Address { get; }

    /// <summary>Listens on a free port: Microsoft Entra ID accepts any port of a registered <c>http://localhost</c>.</summary>
    public static LoopbackRedirect Start()
    {
        for (var attempt = 1; ; attempt++)
        {
            var address = new Uri($"http://localhost:{FindFreePort()}/");
            var listener = new HttpListener();
            try
            {
                listener.Prefixes.Add(address.AbsoluteUri);
                listener.Start();
                return new LoopbackRedirect(listener, address);
            }
            catch (HttpListenerException) when (attempt < MaxAttempts)
            {
                // Another program took the port first.
                ((IDisposable)listener).Dispose();
            }
        }
    }

    /// <summary>Waits for the browser's request and returns its values. A request with another state is from another program and receives only an error.</summary>
    public async Task<QueryValues> WaitAsync(string state, CancellationToken cancellationToken)
    {
        while (true)
        {
            var context = await listener.GetContextAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
            var values = await ReadAsync(context.Request, cancellationToken).ConfigureAwait(false);
            if (values.Get("state") == state)
            {
                await RespondAsync(context.Response, 200, Page, cancellationToken).ConfigureAwait(false);
                return values;
            }

            await RespondAsync(context.Response, 404, [], cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => listener.Close();

    private static async Task<QueryValues> ReadAsync(HttpListenerRequest request, CancellationToken cancellationToken)
    {
        if (request.HttpMethod != "POST")
        {
            return QueryValues.Parse(request.Url?.Query ?? "");
        }

        using var form = new MemoryStream();
        var buffer = new byte[4096];
        int read;
        while (form.Length < MaxFormBytes && (read = await request.InputStream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            form.Write(buffer, 0, read);
        }

        return QueryValues.Parse(Encoding.UTF8.GetString(form.ToArray()));
    }

    private static async Task RespondAsync(HttpListenerResponse response, int status, byte[] page, CancellationToken cancellationToken)
    {
        try
        {
            response.StatusCode = status;
            response.ContentType = "text/html; charset=utf-8";
            response.Headers["Cache-Control"] = "no-store";
            response.Headers["Referrer-Policy"] = "no-referrer";
            response.ContentLength64 = page.Length;
            await response.OutputStream.WriteAsync(page, cancellationToken).ConfigureAwait(false);
            response.Close();
        }
        catch (HttpListenerException)
        {
            // The browser has closed the connection after it sent its request.
        }
    }

    private static int FindFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
