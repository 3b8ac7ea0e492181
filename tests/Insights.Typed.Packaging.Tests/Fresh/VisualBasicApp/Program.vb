Imports Insights.Typed

Module Program
    Sub Main()
        RunAsync().GetAwaiter().GetResult()
    End Sub

    Private Async Function RunAsync() As Task
        Dim service As New Uri(Environment.GetEnvironmentVariable("INSIGHTS_BASE_ADDRESS"))
        Using insights As New InsightsClient(service, InsightsCredential.FromToken(Environment.GetEnvironmentVariable("INSIGHTS_ACCESS_TOKEN")))
            Dim query = Await insights.CreateQueryAsync("From Visual Basic", "SELECT CustomerName FROM DynamicsUsage LIMIT 2")
            Console.WriteLine(query.Query)
            Await insights.DeleteQueryAsync(query.QueryId)
        End Using
    End Function
End Module
