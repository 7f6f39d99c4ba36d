// "Build npm" of WeChat's developer tool, without the tool: packNpm PROJECT. Whatever asks for the network fails.
const { Socket } = require('node:net');

Socket.prototype.connect = () => {
  throw new Error('packNpm asked for the network');
};
const { Project, packNpm } = require('miniprogram-ci');

const [projectPath] = process.argv.slice(2);
// A project must name a key and an id; nothing is signed or sent with them here.
const project = new Project({
  appid: 'wx0000000000000000',
  type: 'miniProgram',
  projectPath,
  privateKey: 'none',
});
packNpm(project, { reporter: told => console.log(JSON.stringify(told)) }).then(
  warnings => {
    for (const { msg } of warnings) console.log(`warning: ${msg}`);
  },
  error => {
    console.error(error);
    process.exitCode = 1;
  },
);
