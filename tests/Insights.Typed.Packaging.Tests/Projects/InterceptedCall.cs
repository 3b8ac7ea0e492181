using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.Packaging.Tests.Projects;

/// <summary>Adds a custom interceptor to a project, as another library's generator would.</summary>
internal static class InterceptedCall
{
    public static async Task AddAsync(string project)
    {
        var path = Path.Combine(project, "Program.cs");
        var text = SourceText.From(await File.ReadAllTextAsync(path), Encoding.UTF8);
        var tree = CSharpSyntaxTree.ParseText(text, path: path);
        var compilation = CSharpCompilation.Create("Calls", [tree]);
        var call = (await tree.GetRootAsync()).DescendantNodes().OfType<InvocationExpressionSyntax>().Single(c => c.Expression.ToString() == "Greeting.Say");
        var location = compilation.GetSemanticModel(tree).GetInterceptableLocation(call)!;
        await File.WriteAllTextAsync(Path.Combine(project, "Interceptors.cs"), $$"""
            namespace Acme.Interceptors
            {
                internal static class Interceptors
                {
                    {{location.GetInterceptsLocationAttributeSyntax()}}
                    internal static string Say(string text) => "intercepted";
                }
            }

            namespace System.Runtime.CompilerServices
            {
                [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
                internal sealed class InterceptsLocationAttribute(int version, string data) : Attribute
                {
                    public int Version => version;

                    public string Data => data;
                }
            }
            """);
    }
}
