#!/usr/bin/env node
const { createServer } = require('node:http');

const value = name => process.argv[process.argv.indexOf(name) + 1];
const answer = (_, response) => response.end(JSON.stringify(process.env));

createServer(answer).listen(Number(value('--port')), value('--host'));
