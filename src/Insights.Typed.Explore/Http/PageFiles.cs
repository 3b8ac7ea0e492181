using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Insights.Typed.Explore.Http;

/// <summary>The files of the page, which the assembly contains. They contain no data, so they need no token.</summary>
internal static class PageFiles
{
    private const string Prefix = "page/";
    private const string NoncePlaceholder = "__NONCE__";

    private static readonly Assembly Assembly = typeof(PageFiles).Assembly;

    private static readonly Dictionary<string, string> ContentTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".css"] = "text/css; charset=utf-8",
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".json"] = "application/json; charset=utf-8",
        [".map"] = "application/json; charset=utf-8",
        [".mjs"] = "text/javascript; charset=utf-8",
        [".png"] = "image/png",
        [".svg"] = "image/svg+xml",
        [".txt"] = "text/plain; charset=utf-8",
        [".woff2"] = "font/woff2",
    };

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", WriteIndexAsync);
        routes.MapGet("/page/{**path}", context => WriteAsync(context, context.Request.GetRouteText("path")));
    }

    private static async Task WriteIndexAsync(HttpContext context)
    {
        using var reader = new StreamReader(Open("index.html"), Encoding.UTF8);
        var html = await reader.ReadToEndAsync(context.RequestAborted).ConfigureAwait(false);
        var nonce = AccessToken.CreateText();
        SecurityHeaders.Set(context.Response, nonce);
        context.Response.ContentType = ContentTypes[".html"];
        await context.Response.WriteAsync(html.Replace(NoncePlaceholder, nonce, StringComparison.Ordinal), context.RequestAborted).ConfigureAwait(false);
    }

    private static async Task WriteAsync(HttpContext context, string path)
    {
        var stream = Open(path);
        await using (stream.ConfigureAwait(false))
        {
            context.Response.ContentType = ContentTypes.GetValueOrDefault(Path.GetExtension(path), "application/octet-stream");
            context.Response.ContentLength = stream.Length;
            await stream.CopyToAsync(context.Response.Body, context.RequestAborted).ConfigureAwait(false);
        }
    }

    private static Stream Open(string path) => Assembly.GetManifestResourceStream(Prefix + path)
        ?? throw new ExploreException(ExploreFailure.NotFound, "The page has no such file.");
}
